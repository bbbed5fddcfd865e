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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.message.EventType;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import io.github.camelwecom.kf.model.message.MessageType;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every id that comes from outside, by every entrance, as nobody would choose it who means well: it forges no line of a
 * log, and is no header, no name of a file and no figure.
 */
class IdsFromOutsideTest extends WecomKfTestSupport {

    private static final String FAKE = "2026-01-01 ERROR fake line";
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]|" + FAKE + "|x{1000}");
    private static final List<String> MESSAGE_FIELDS = List.of(
            "msgid", "open_kfid", "external_userid", "servicer_userid", "msgtype");
    private static final List<String> CONTENT_FIELDS = List.of(
            "media_id", "thumb_media_id", "userid", "menu_id", "event_type", "open_kfid", "external_userid",
            "servicer_userid", "old_servicer_userid", "new_servicer_userid", "fail_msgid", "recall_msgid", "welcome_code",
            "msg_code", "scene", "scene_param");
    private static final List<String> CALLBACK_FIELDS = List.of(
            "ToUserName", "Event", "Token", "OpenKfId", "AuthAddOpenKfId", "AuthDelOpenKfId");

    static Stream<String> odd() {
        return Stream.of("\n" + FAKE, "\r\n" + FAKE, "\u0085" + FAKE, "\u2028" + FAKE, "\u2029x", "\u0000", "\u001b[31mred",
                "\b\b\b\b", "\u202Egpj.exe", "\u200B", "\uFEFF", "a blank " + FAKE, "x".repeat(10_000), "客服\n");
    }

    @ParameterizedTest
    @MethodSource("odd")
    void aMessage(String odd) {
        for (String field : MESSAGE_FIELDS) {
            ObjectNode item = KfJson.object().put("msgid", "1").put("msgtype", "text").put(field, "wk" + odd + "k");
            isClean(field, MessageReader.read(item));
        }
        for (String field : CONTENT_FIELDS) {
            for (MessageType type : MessageType.values()) {
                ObjectNode item = KfJson.object().put("msgtype", type.wireName());
                item.putObject(type.wireName()).put(field, "wk" + odd + "k");
                isClean(field, MessageReader.read(item));
            }
            for (EventType type : EventType.values()) {
                ObjectNode item = KfJson.object().put("msgtype", "event");
                item.putObject("event").put("event_type", type.wireName()).put(field, "wk" + odd + "k");
                isClean(field, MessageReader.read(item));
            }
        }
    }

    private void isClean(String field, KfMessage message) {
        Message target = new DefaultExchange(context).getMessage();
        MessageHeaders.set(target, message);

        assertThat(target.getHeaders().values()).as(field).allSatisfy(value -> assertThat(value.toString())
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]").hasSizeLessThan(1100));
        assertThat(message.toString()).as(field).doesNotContainPattern(ODD);
        assertThat(contents(message)).as(field).allSatisfy(
                content -> assertThat(content.toString()).doesNotContainPattern(ODD));
    }

    private static Collection<Object> contents(KfMessage message) {
        List<Object> contents = new ArrayList<>();
        for (var component : message.getClass().getRecordComponents()) {
            try {
                contents.add(component.getAccessor().invoke(message));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return contents;
    }

    @ParameterizedTest
    @MethodSource("odd")
    void aCallbackThatAnotherReads(String odd) {
        for (String event : List.of("kf_msg_or_event", "kf_account_auth_change", "other")) {
            for (String field : CALLBACK_FIELDS) {
                for (String text : List.of(json(event, field, "wk" + odd + "k"), xml(event, field, "wk" + odd + "k"))) {
                    Object opened = open(sandbox.seal(text));
                    // as XML some are none
                    assertThat(String.valueOf(opened)).as(field).doesNotContainPattern(ODD);
                }
            }
        }
    }

    private Object open(SealedCallback sealed) {
        return template.request("wecom-kf:getCallbackMessage", in -> {
            in.getMessage().setBody(sealed.xmlBody());
            Map.of("msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", sealed.nonce())
                    .forEach(in.getMessage()::setHeader);
        }).getMessage().getBody(CallbackNotice.class);
    }

    private static String json(String event, String field, String value) {
        return KfJson.text(KfJson.object().put("Event", event).put(field, value));
    }

    private static String xml(String event, String field, String value) {
        return "<xml><Event>" + event + "</Event><" + field + "><![CDATA[" + value + "]]></" + field + "></xml>";
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatARouteIsTold(String odd) throws Exception {
        String account = "wk" + odd + "k";
        String accounts = KfJson.text(KfJson.object().put("errcode", 0).set("account_list", KfJson.tree(List.of(
                Map.of("open_kfid", account, "manage_privilege", true),
                Map.of("open_kfid", sandbox.account().openKfId(), "manage_privilege", true),
                Map.of("name", "nameless")))));
        sandbox.wireMock().stubFor(post(urlPathEqualTo("/cgi-bin/kf/account/list")).willReturn(okJson(accounts)));
        try (CapturedLog log = CapturedLog.of("", Level.INFO)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").to("mock:received").throwException(new IllegalStateException("no"));
                    from("wecom-kf:callback").to("mock:callbacks");
                }
            });
            SandboxAccount service = sandbox.account();
            ObjectNode message = KfJson.object().put("msgid", "1" + odd).put("open_kfid", account)
                    .put("external_userid", "wm" + odd).put("origin", 3).put("msgtype", "text" + odd);
            service.append(KfJson.text(message));
            for (String text : List.of(json("kf_msg_or_event", "OpenKfId", account), json("kf_msg_or_event", "Token", account),
                    json("kf_account_auth_change", "AuthAddOpenKfId", account),
                    json("kf_account_auth_change", "AuthDelOpenKfId", account), json(account, "Token", "x"))) {
                assertThat(sandbox.sendCallback(sandbox.seal(text)).status()).isEqualTo(200);
            }
            service.announce();

            await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> mock("received").getReceivedCounter() >= 2
                    && mock("callbacks").getReceivedCounter() >= 6);
            assertThat(mock("received").getExchanges()).allSatisfy(exchange -> areClean(exchange.getMessage()));
            assertThat(mock("callbacks").getExchanges()).allSatisfy(exchange -> areClean(exchange.getMessage()));
            assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContainPattern(ODD));
        }
        try (Stream<Path> files = Files.walk(stateDirectory)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".progress")))
                    .containsExactly(sandbox.account().openKfId() + ".progress");
        }
    }

    private static void areClean(Message message) {
        assertThat(message.getHeaders().values()).allSatisfy(value -> assertThat(String.valueOf(value))
                .doesNotContainPattern(ODD));
        assertThat(message.getBody().toString()).doesNotContainPattern(ODD);
    }
}
