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

import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Headers of exchanges steer routes: nobody outside may set one. Whatever comes in, and by whatever way, an exchange
 * has the headers that are documented, and no other.
 */
class ForeignHeadersTest extends WecomKfTestSupport {

    private static final String EVIL = "../../evil";

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").to("mock:messages");
                from("wecom-kf:callback").to("mock:callbacks");
            }
        };
    }

    @Test
    void ofACallbackNeitherParametersNorHttpHeadersBecomeHeaders() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        SealedCallback callback = sandbox.seal("<xml><ToUserName><![CDATA[" + sandbox.corpId() + "]]></ToUserName>"
                                               + "<CreateTime>1348831860</CreateTime><MsgType><![CDATA[event]]></MsgType>"
                                               + "<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[T]]></Token>"
                                               + "<OpenKfId><![CDATA[wk1]]></OpenKfId>"
                                               + "<CamelFileName><![CDATA[" + EVIL + "]]></CamelFileName></xml>");
        URI url = URI.create(callback.postUrl(callbackUrl("/wecom/kf/callback")) + "&CamelFileName=" + EVIL
                             + "&CamelWecomKfOpenKfId=evil&" + WecomKfConstants.MESSAGE_ID + "=evil");

        int status = http.send(HttpRequest.newBuilder(url).header("CamelFileName", EVIL).header("CamelHttpUri", EVIL)
                .header("X-Evil", EVIL).header("Content-Type", "text/xml").POST(BodyPublishers.ofString(callback.xmlBody()))
                .build(), BodyHandlers.ofString()).statusCode();

        assertThat(status).isEqualTo(200);
        assertHeadersOf("callbacks");
    }

    @Test
    void ofAMessageNoFieldBecomesAHeader() throws Exception {
        mock("messages").expectedMessageCount(3);

        sandbox.customer().sends("text",
                "{\"content\":\"hi\",\"CamelFileName\":\"" + EVIL + "\",\"menu_id\":\"" + EVIL + "\"}");
        sandbox.customer().sends("CamelFileName", "{\"CamelFileName\":\"" + EVIL + "\",\"headers\":{\"CamelFileName\":\"x\"}}");
        sandbox.customer().sends("file", "{\"media_id\":\"" + EVIL + "\",\"CamelFileName\":\"" + EVIL + "\"}");

        assertHeadersOf("messages");
    }

    @Test
    void ofAnEventNoSceneParameterBecomesAHeader() throws Exception {
        mock("messages").expectedMessageCount(1);

        sandbox.customer().enters("CamelFileName", "CamelFileName=" + EVIL + "&CamelHttpUri=http://evil%0d%0aX:1");

        assertHeadersOf("messages");
        assertThat(received("messages").getHeader(WecomKfConstants.SCENE)).isEqualTo("CamelFileName");
    }

    private void assertHeadersOf(String mock) throws InterruptedException {
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock(mock).getExchanges()).extracting(Exchange::getMessage)
                .allSatisfy(message -> assertThat(documented()).containsAll(message.getHeaders().keySet()));
        assertThat(received(mock).getHeader(WecomKfConstants.OPEN_KF_ID)).isNotEqualTo("evil");
    }

    private Message received(String mock) {
        return mock(mock).getExchanges().get(0).getMessage();
    }

    /** All headers of the component; CamelFileName is none that a consumer sets. */
    private static Set<String> documented() {
        return Arrays.stream(WecomKfConstants.class.getFields()).filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(field -> {
                    try {
                        return String.valueOf(field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }).filter(header -> header.startsWith("CamelWecomKf") || header.equals(Exchange.MESSAGE_TIMESTAMP))
                .collect(Collectors.toSet());
    }
}
