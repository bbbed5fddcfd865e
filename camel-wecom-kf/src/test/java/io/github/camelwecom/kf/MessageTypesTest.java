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

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.send.LinkContent;
import io.github.camelwecom.kf.model.send.LocationContent;
import io.github.camelwecom.kf.model.send.MsgMenu;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What option msgType makes of a body.
 */
class MessageTypesTest extends WecomKfTestSupport {

    private final SandboxCustomer customer = sandbox.customer().unannounced();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId("echo").autoStartup(false)
                        .setBody(simple("${body.text.content}")).to("wecom-kf:sendMsg?msgType=text");
            }
        };
    }

    @BeforeEach
    void mayBeAnswered() {
        customer.says("hello");
    }

    static Stream<Arguments> bodiesOfTheRightShape() {
        return Stream.of(
                arguments("text", "words", "{\"content\":\"words\"}"),
                arguments("link", new LinkContent("Manual", null, "https://example.com", "THUMB"),
                        "{\"title\":\"Manual\",\"url\":\"https://example.com\",\"thumb_media_id\":\"THUMB\"}"),
                arguments("link", Map.of("title", "Manual", "url", "https://example.com", "thumb_media_id", "THUMB"),
                        "{\"title\":\"Manual\",\"url\":\"https://example.com\",\"thumb_media_id\":\"THUMB\"}"),
                arguments("link", "{\"title\":\"Manual\",\"url\":\"https://example.com\",\"thumb_media_id\":\"THUMB\"}",
                        "{\"title\":\"Manual\",\"url\":\"https://example.com\",\"thumb_media_id\":\"THUMB\"}"),
                arguments("miniprogram", Map.of("appid", "wx1", "pagepath", "p.html", "thumb_media_id", "THUMB"),
                        "{\"appid\":\"wx1\",\"pagepath\":\"p.html\",\"thumb_media_id\":\"THUMB\"}"),
                arguments("location", new LocationContent("Shop", "Street 1", 23.1, 113.3),
                        "{\"name\":\"Shop\",\"address\":\"Street 1\",\"latitude\":23.1,\"longitude\":113.3}"),
                arguments("msgmenu", MsgMenu.head("Happy?").click("yes", "Yes").tail("Thanks"),
                        "{\"head_content\":\"Happy?\",\"list\":[{\"type\":\"click\",\"click\":{\"id\":\"yes\",\"content\":\"Yes\"}}],"
                                                                                                + "\"tail_content\":\"Thanks\"}"),
                arguments("ca_link", "https://work.weixin.qq.com/ca/1", "{\"link_url\":\"https://work.weixin.qq.com/ca/1\"}"),
                arguments("business_card", "zhangsan", "{\"userid\":\"zhangsan\"}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodiesOfTheRightShape")
    void theBodyIsTheContentOfTheMessage(String msgType, Object body, String content) throws Exception {
        String thumb = sandbox.media(MediaType.IMAGE, "thumb.png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 });
        Object said = withThumb(body, thumb);

        send("msgType=" + msgType, said);

        assertThat(customer.received()).singleElement().satisfies(received -> {
            assertThat(received.msgType()).isEqualTo(msgType);
            assertThat(received.body()).isEqualTo(json(content.replace("THUMB", thumb)));
        });
    }

    private static Object withThumb(Object body, String thumb) {
        if (body instanceof LinkContent link) {
            return new LinkContent(link.title(), link.desc(), link.url(), thumb);
        }
        if (body instanceof Map<?, ?> map) {
            return map.entrySet().stream().collect(Collectors.toMap(
                    Map.Entry::getKey, entry -> "THUMB".equals(entry.getValue()) ? thumb : entry.getValue()));
        }
        return body instanceof String text ? text.replace("THUMB", thumb) : body;
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }

    @ParameterizedTest
    @CsvSource({ "image,IMAGE", "voice,VOICE", "video,VIDEO", "file,FILE" })
    void aTextIsTheIdOfMediaUploadedBefore(String msgType, MediaType type) {
        String mediaId = sandbox.media(type, "any", new byte[100]);

        send("msgType=" + msgType, mediaId);

        assertThat(customer.received()).singleElement()
                .satisfies(received -> assertThat(received.body().path("media_id").asText()).isEqualTo(mediaId));
    }

    @Test
    void aCustomerWhoTypesARequestGetsExactlyThatTextBackHimself() throws Exception {
        SandboxCustomer victim = sandbox.customer().unannounced();
        victim.says("hello");
        context.getRouteController().startRoute("echo");
        String attack = "{\"touser\":\"" + victim.id() + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"gotcha\"}}";

        SandboxCustomer attacker = sandbox.customer();
        attacker.says(attack);

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(attacker.received()).extracting("text").containsExactly(attack));
        // customers are answered side by side
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> !victim.received().isEmpty());
        assertThat(victim.received()).extracting("text").containsExactly("hello");
    }

    @Test
    void theBodyCannotNameAnotherRecipient() {
        SandboxCustomer victim = sandbox.customer().unannounced();
        victim.says("hello");
        String mediaId = sandbox.media(MediaType.IMAGE, "thumb.png", new byte[100]);

        send("msgType=link", Map.of("touser", victim.id(), "title", "t", "url", "https://example.com",
                "thumb_media_id", mediaId));

        assertThat(victim.received()).isEmpty();
        assertThat(customer.received()).hasSize(1);
    }

    @Test
    void aLongTextArrivesInOrderInMessagesThatFit() {
        String text = "很长的一句话，说明书里写的。".repeat(200);

        send("msgType=text&splitLongText=true", text);

        assertThat(customer.received()).hasSizeGreaterThan(1).hasSizeLessThanOrEqualTo(5);
        assertThat(String.join("", customer.received().stream().map(received -> received.text()).toList())).isEqualTo(text);
    }

    @Test
    void aLongTextIsRefusedWithoutSplittingBeforeItIsSent() {
        assertThatThrownBy(() -> send("msgType=text", "x".repeat(2049))).cause()
                .hasMessageContainingAll("sendMsg", "text.content", "2049", "2048");
        assertThat(sandbox.journal("kf/send_msg")).isEmpty();
    }

    @Test
    void thePlatformJudgesWhenWeAreToldNotTo() {
        assertThatThrownBy(() -> send("msgType=text&validateRequests=false", "x".repeat(2049))).cause()
                .hasMessageContaining("45002");
        assertThat(sandbox.journal("kf/send_msg")).hasSize(1);
    }

    @Test
    void anUnknownTypeIsRefusedAtOnceWithTheOnesThereAre() {
        assertThatThrownBy(() -> send("msgType=sticker", "x")).rootCause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("sticker", "text", "business_card");
        assertThatThrownBy(() -> template.requestBody("wecom-kf:sendMsgOnEvent?msgType=image", "x")).rootCause()
                .hasMessageContainingAll("image", "sendMsgOnEvent");
    }

    private Object send(String options, Object body) {
        return template.requestBodyAndHeaders("wecom-kf:sendMsg?" + options, body, Map.of(
                WecomKfConstants.OPEN_KF_ID, sandbox.account().openKfId(), WecomKfConstants.EXTERNAL_USER_ID, customer.id()));
    }
}
