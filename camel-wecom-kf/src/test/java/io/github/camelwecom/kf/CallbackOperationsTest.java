/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelwecom.kf;

import java.util.HashMap;
import java.util.Map;

import io.github.camelwecom.kf.callback.CallbackRefusedException;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Callbacks that come through a gateway, a servlet or a queue.
 */
class CallbackOperationsTest extends WecomKfTestSupport {

    private static final String NEWS = "<xml><ToUserName><![CDATA[ww1]]></ToUserName><MsgType><![CDATA[event]]></MsgType>"
                                       + "<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[T1]]></Token>"
                                       + "<OpenKfId><![CDATA[wk1]]></OpenKfId></xml>";

    @Test
    void opensACallback() {
        SealedCallback callback = sandbox.seal(NEWS);

        Object notice = template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", callback.xmlBody(), headers(callback));

        assertThat(notice).isInstanceOfSatisfying(KfMsgOrEvent.class, news -> {
            assertThat(news.openKfId()).isEqualTo("wk1");
            assertThat(news.token()).isEqualTo("T1");
        });
    }

    @Test
    void answersTheVerificationOfTheUrl() {
        SealedCallback callback = sandbox.seal("1616140317555161061");
        Map<String, Object> headers = new HashMap<>(headers(callback));
        headers.put("echostr", callback.encrypted());

        assertThat(template.requestBodyAndHeaders("wecom-kf:verifyUrl", null, headers)).isEqualTo("1616140317555161061");
    }

    @Test
    void refusesAnAlteredCallbackAndNamesTheCheck() {
        SealedCallback callback = sandbox.seal(NEWS);
        Map<String, Object> headers = new HashMap<>(headers(callback));
        headers.put("nonce", "another");

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", callback.xmlBody(), headers))
                .cause().isInstanceOfSatisfying(CallbackRefusedException.class, refusal -> {
                    assertThat(refusal.getCheck()).isEqualTo("SIGNATURE");
                    assertThat(refusal.getHttpStatus()).isEqualTo(403);
                });
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        SealedCallback callback = sandbox.seal(NEWS);

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:getCallbackMessage",
                callback.xmlBody() + " ".repeat(100_000), headers(callback)))
                .cause().isInstanceOfSatisfying(CallbackRefusedException.class,
                        refusal -> assertThat(refusal.getHttpStatus()).isEqualTo(413));
    }

    @Test
    void refusesAnOldCallbackUnlessItMayBeOfAnyAge() {
        SealedCallback old = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId())
                .seal(NEWS, "1600000000", "nonce1");

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", old.xmlBody(), headers(old)))
                .cause().isInstanceOfSatisfying(CallbackRefusedException.class,
                        refusal -> assertThat(refusal.getCheck()).isEqualTo("FRESHNESS"));

        context.getComponent("wecom-kf", WecomKfComponent.class).setCallbackFreshness(0);
        assertThat(template.requestBodyAndHeaders("wecom-kf:getCallbackMessage?lazyStartProducer=true", old.xmlBody(),
                headers(old))).isInstanceOf(KfMsgOrEvent.class);
    }

    @Test
    void opensACallbackAsOftenAsItIsAsked() {
        SealedCallback callback = sandbox.seal(NEWS);
        for (int i = 0; i < 2; i++) {
            assertThat(template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", callback.xmlBody(), headers(callback)))
                    .isInstanceOf(KfMsgOrEvent.class);
        }
    }

    @Test
    void doesNotDecryptANoticeAsIfItWereAnEcho() {
        SealedCallback callback = sandbox.seal(NEWS);
        Map<String, Object> headers = new HashMap<>(headers(callback));
        headers.put("echostr", callback.encrypted());

        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:verifyUrl", null, headers))
                .cause().isInstanceOfSatisfying(CallbackRefusedException.class,
                        refusal -> assertThat(refusal.getCheck()).isEqualTo("ECHO"));
    }

    @Test
    void needsNoSecret() {
        SealedCallback callback = sandbox.seal(NEWS);
        context.getComponent("wecom-kf", WecomKfComponent.class).getConfiguration().setSecret(null);

        assertThat(template.requestBodyAndHeaders("wecom-kf:getCallbackMessage", callback.xmlBody(), headers(callback)))
                .isInstanceOf(KfMsgOrEvent.class);
    }

    private static Map<String, Object> headers(SealedCallback callback) {
        return Map.of("msg_signature", callback.signature(), "timestamp", String.valueOf(callback.timestamp()),
                "nonce", callback.nonce());
    }
}
