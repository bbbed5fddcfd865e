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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.check.Violation;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.send.CaLinkContent;
import io.github.camelwecom.kf.model.send.LocationContent;
import io.github.camelwecom.kf.model.send.MenuItem;
import io.github.camelwecom.kf.model.send.MsgMenu;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.model.send.TextContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.client.KfPlatform.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DocumentedLimitsTest {

    private static final String SECRET_WORDS = "机密";

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    @ParameterizedTest
    @MethodSource("limits")
    void takesWhatIsAtTheLimit(SendMsgRequest atTheLimit) {
        assertThatCode(() -> check(KfOperation.SEND_MSG, atTheLimit.to("wkA", "wmB"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void refusesWhatIsJustOverTheLimit(SendMsgRequest atTheLimit, SendMsgRequest over, String violation) {
        InvalidRequestException e = refusal(KfOperation.SEND_MSG, over.to("wkA", "wmB"));

        assertThat(e.getViolations()).extracting(Violation::toString).containsExactly(violation);
        assertThat(e).hasMessageContaining(violation);
        assertThat(e.toString()).doesNotContain(SECRET_WORDS);
    }

    static Stream<Arguments> limits() {
        SendMsgRequest text = SendMsgRequest.text("T");
        return Stream.of(
                arguments(SendMsgRequest.text(words(2048)), SendMsgRequest.text(words(2049)), tooLong("text.content", 2049)),
                arguments(text.withMsgId("aZ09_-"), text.withMsgId("aZ09_-!"),
                        "msgid must be at most 32 letters a-z and A-Z, digits, _ and -"),
                arguments(text.withMsgId("a".repeat(32)), text.withMsgId("a".repeat(33)),
                        "msgid must be at most 32 letters a-z and A-Z, digits, _ and -"),
                arguments(link("https://" + words(2040)), link("https://" + words(2041)), tooLong("link.url", 2049)),
                arguments(link("HTTP://example.com/" + SECRET_WORDS), link("ftp://example.com/" + SECRET_WORDS),
                        "link.url must be an address that begins with http:// or https://"),
                arguments(SendMsgRequest.location(null, null, -90, 180), SendMsgRequest.location(null, null, -90.01, 180),
                        "location.latitude is -90.01, but must be from -90 to 90"),
                arguments(SendMsgRequest.location(null, null, 90, -180), SendMsgRequest.location(null, null, 90, -180.5),
                        "location.longitude is -180.5, but must be from -180 to 180"),
                arguments(SendMsgRequest.menu(MsgMenu.head(words(1024))), SendMsgRequest.menu(MsgMenu.head(words(1025))),
                        tooLong("msgmenu.head_content", 1025)),
                arguments(SendMsgRequest.menu(MsgMenu.head("H").tail(words(1024))),
                        SendMsgRequest.menu(MsgMenu.head("H").tail(words(1025))), tooLong("msgmenu.tail_content", 1025)),
                arguments(menu(Collections.nCopies(50, click("1", "Yes"))), menu(Collections.nCopies(51, click("1", "Yes"))),
                        "msgmenu.list has 51 items, but may have at most 50"),
                arguments(menu(click(words(128), "Yes")), menu(click(words(129), "Yes")),
                        tooLong("msgmenu.list[0].click.id", 129)),
                arguments(menu(click("1", words(128))), menu(click(null, "Yes"), click("1", words(129))),
                        tooLong("msgmenu.list[1].click.content", 129)),
                arguments(menu(view(words(2048), "More")), menu(view(words(2049), "More")),
                        tooLong("msgmenu.list[0].view.url", 2049)),
                arguments(menu(view("url", words(1024))), menu(view("url", words(1025))),
                        tooLong("msgmenu.list[0].view.content", 1025)),
                arguments(menu(miniProgram(words(32), "p.html", "Shop")), menu(miniProgram(words(33), "p.html", "Shop")),
                        tooLong("msgmenu.list[0].miniprogram.appid", 33)),
                arguments(menu(miniProgram("wxA", words(1024), "Shop")), menu(miniProgram("wxA", words(1025), "Shop")),
                        tooLong("msgmenu.list[0].miniprogram.pagepath", 1025)),
                arguments(menu(miniProgram("wxA", "p.html", words(1024))), menu(miniProgram("wxA", "p.html", words(1025))),
                        tooLong("msgmenu.list[0].miniprogram.content", 1025)),
                arguments(menu(text(words(256), 1)), menu(text(words(257), 0)), tooLong("msgmenu.list[0].text.content", 257)),
                arguments(menu(text("line", 1)), menu(text("line", 2)),
                        "msgmenu.list[0].text.no_newline is 2, but must be from 0 to 1"));
    }

    @ParameterizedTest
    @MethodSource
    void namesTheRequiredFieldsOfEachType(SendMsgRequest empty, List<String> missing) {
        assertThat(refusal(KfOperation.SEND_MSG, empty.to("wkA", "wmB")).getViolations())
                .allMatch(violation -> violation.problem().startsWith("is missing"))
                .extracting(Violation::field).containsExactlyElementsOf(missing);
    }

    static Stream<Arguments> namesTheRequiredFieldsOfEachType() {
        return Stream.of(
                arguments(SendMsgRequest.text(""), List.of("text.content")),
                arguments(SendMsgRequest.image(null), List.of("image.media_id")),
                arguments(SendMsgRequest.voice(null), List.of("voice.media_id")),
                arguments(SendMsgRequest.video(null), List.of("video.media_id")),
                arguments(SendMsgRequest.file(null), List.of("file.media_id")),
                arguments(SendMsgRequest.link(null, null, null, null),
                        List.of("link.title", "link.url", "link.thumb_media_id")),
                arguments(SendMsgRequest.miniProgram(null, null, null, null),
                        List.of("miniprogram.appid", "miniprogram.pagepath", "miniprogram.thumb_media_id")),
                arguments(menu(click("1", null), view(null, null), miniProgram(null, null, null), text("", null)),
                        List.of("msgmenu.list[0].click.content", "msgmenu.list[1].view.url", "msgmenu.list[1].view.content",
                                "msgmenu.list[2].miniprogram.appid", "msgmenu.list[2].miniprogram.pagepath",
                                "msgmenu.list[2].miniprogram.content", "msgmenu.list[3].text.content")),
                arguments(menu(new MenuItem("click", null, null, null, null), new MenuItem(null, null, null, null, null)),
                        List.of("msgmenu.list[0].click", "msgmenu.list[1].type")),
                arguments(SendMsgRequest.of(new LocationContent("N", "A", null, null)),
                        List.of("location.latitude", "location.longitude")),
                arguments(SendMsgRequest.of(new CaLinkContent(null)), List.of("ca_link.link_url")),
                arguments(SendMsgRequest.businessCard(null), List.of("business_card.userid")),
                arguments(SendMsgRequest.of(null), List.of("msgtype")));
    }

    @Test
    void saysAllThatIsWrongAndWhereItIsDocumented() {
        InvalidRequestException e = refusal(KfOperation.SEND_MSG, SendMsgRequest.text(words(3000)).withMsgId("#"));

        assertThat(e).hasMessage(
                "sendMsg failed: the request was not sent, because touser is missing or empty; open_kfid is missing or empty; "
                                 + "msgid must be at most 32 letters a-z and A-Z, digits, _ and -; "
                                 + "text.content has 3000 bytes of UTF-8, but may have at most 2048 "
                                 + "(https://developer.work.weixin.qq.com/document/path/94677). "
                                 + "Correct the request; repeating it does not help.");
        assertThat(e.getOperation()).isEqualTo("sendMsg");
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.CALLER);
        assertThat(e.getErrcode()).isNull();
    }

    @Test
    void staysReadableWhenVeryMuchIsWrong() {
        InvalidRequestException e
                = refusal(KfOperation.SEND_MSG, menu(Collections.nCopies(50, click("1", ""))).to("wkA", "wmB"));

        assertThat(e.getViolations()).hasSize(50);
        assertThat(e).hasMessageContaining("list[19].click.content is missing or empty; and 30 more (https://");
    }

    @ParameterizedTest
    @MethodSource
    void leavesToThePlatformWhatItMayKnowBetter(ObjectNode request) {
        request.put("touser", "wmB").put("open_kfid", "wkA");

        assertThatCode(() -> check(KfOperation.SEND_MSG, request)).doesNotThrowAnyException();
    }

    static Stream<ObjectNode> leavesToThePlatformWhatItMayKnowBetter() {
        ObjectNode withUnknownFields = tree(SendMsgRequest.text("T")).put("new_field", words(5000));
        withUnknownFields.withObject("/text").put("style", words(5000));
        ObjectNode withOtherContent = tree(SendMsgRequest.text("T"));
        withOtherContent.putObject("image");
        return Stream.of(
                withUnknownFields, withOtherContent, KfJson.object().put("msgtype", "hologram"),
                tree(menu(new MenuItem("poll", null, null, null, null))),
                tree(menu(Collections.nCopies(11, click("1", "Yes")))),
                tree(SendMsgRequest.menu(MsgMenu.head("H"))),
                tree(SendMsgRequest.link(words(200), words(600), "https://example.com", "M")),
                tree(SendMsgRequest.miniProgram(words(100), "wxA", "pages/index", "M")));
    }

    @Test
    void wantsTheContentThatMsgtypeNames() {
        ObjectNode request = tree(SendMsgRequest.text("T").to("wkA", "wmB")).put("msgtype", "image");

        assertThat(refusal(KfOperation.SEND_MSG, request).getViolations())
                .containsExactly(new Violation("image", "is missing, but required when msgtype is image"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'msgtype':null}", "{'msgtype':''}", "{'text':{'content':'T'}}" })
    void wantsAMsgtype(String json) {
        ObjectNode request = parse(json).put("touser", "wmB").put("open_kfid", "wkA");

        assertThat(refusal(KfOperation.SEND_MSG, request).getViolations())
                .containsExactly(new Violation("msgtype", "is missing or empty"));
    }

    @Test
    void wantsContentOfTheRightShape() {
        ObjectNode request = tree(SendMsgRequest.text("T").to("wkA", "wmB")).put("text", SECRET_WORDS);

        InvalidRequestException e = refusal(KfOperation.SEND_MSG, request);

        assertThat(e.getViolations()).containsExactly(new Violation("text", "must be an object"));
        assertThat(e.toString()).doesNotContain(SECRET_WORDS);
    }

    @Test
    void quotesNoUnknownTypeWhichMayBeSomebodysWords() {
        ObjectNode request = KfJson.object().put("msgtype", SECRET_WORDS).put("touser", "wmB");

        assertThat(refusal(KfOperation.SEND_MSG, request).toString()).contains("open_kfid").doesNotContain(SECRET_WORDS);
    }

    @Test
    void takesOnlyTextsAndMenusOnEvents() {
        assertThatCode(() -> check(KfOperation.SEND_MSG_ON_EVENT, SendMsgOnEventRequest.text("CODE", "Welcome")))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(KfOperation.SEND_MSG_ON_EVENT, SendMsgOnEventRequest.menu("CODE", MsgMenu.head("H"))))
                .doesNotThrowAnyException();
        assertThat(refusal(KfOperation.SEND_MSG_ON_EVENT, tree(SendMsgRequest.image("M")).put("code", "CODE")))
                .hasMessageContaining("msgtype is image, but must be text or msgmenu")
                .hasMessageContaining("/document/path/95122");
        assertThat(refusal(KfOperation.SEND_MSG_ON_EVENT, new SendMsgOnEventRequest(null, "#", new TextContent(words(2049))))
                .getViolations()).extracting(Violation::field).containsExactly("code", "msgid", "text.content");
    }

    @ParameterizedTest
    @MethodSource
    void checksRecordsMapsAndJsonAlikeAndSendsNothing(Object request) {
        KfClient client = checkingClient();

        InvalidRequestException e = catchThrowableOfType(
                InvalidRequestException.class, () -> client.call(KfOperation.SEND_MSG, request));

        assertThat(e.getViolations()).extracting(Violation::toString).containsExactly(
                "open_kfid is missing or empty", tooLong("text.content", 2049));
        assertThat(platform.requests()).isZero();
    }

    static Stream<Object> checksRecordsMapsAndJsonAlikeAndSendsNothing() {
        SendMsgRequest request = SendMsgRequest.text(words(2049)).to(null, "wmB");
        return Stream.of(request, tree(request),
                Map.of("touser", "wmB", "msgtype", "text", "text", Map.of("content", words(2049))));
    }

    @ParameterizedTest
    @EnumSource(KfOperation.class)
    void knowsTheLimitsOfEveryOperation(KfOperation operation) {
        ObjectNode request = KfJson.object().put("new_field", 1);

        Throwable thrown = catchThrowable(() -> check(operation, request));

        assertThat(thrown).satisfiesAnyOf(
                none -> assertThat(none).isNull(),
                refusal -> assertThat(refusal).isInstanceOf(InvalidRequestException.class).hasMessageContaining("is missing"));
    }

    @Test
    void sendsWhatIsInOrder() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, json("{\"errcode\":0,\"msgid\":\"m\"}"));

        assertThat(checkingClient().sendMsg(SendMsgRequest.text("T").to("wkA", "wmB")).msgId()).isEqualTo("m");
    }

    @Test
    void canBeLeftOut() {
        platform.givesTokens("T1");
        platform.answers(KfOperation.SEND_MSG, json("{\"errcode\":0,\"msgid\":\"m\"}"));
        KfClient client
                = platform.client();

        assertThat(client.sendMsg(SendMsgRequest.text(words(2049))).msgId()).isEqualTo("m");
    }

    private KfClient checkingClient() {
        return platform.builder(platform.tokens(), KfPlatform.QUICK).build();
    }

    private static void check(KfOperation operation, Object request) {
        new DocumentedLimits().check(operation, KfJson.tree(request));
    }

    private static InvalidRequestException refusal(KfOperation operation, Object request) {
        return catchThrowableOfType(InvalidRequestException.class, () -> check(operation, request));
    }

    private static ObjectNode parse(String singleQuoted) {
        try {
            return KfJson.parse(singleQuoted.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode tree(Object request) {
        return (ObjectNode) KfJson.tree(request);
    }

    /** Words of so many bytes. */
    private static String words(int bytes) {
        int wordBytes = SECRET_WORDS.getBytes(StandardCharsets.UTF_8).length;
        return SECRET_WORDS.repeat(bytes / wordBytes) + "x".repeat(bytes % wordBytes);
    }

    private static String tooLong(String field, int bytes) {
        return field + " has " + bytes + " bytes of UTF-8, but may have at most " + (bytes - 1);
    }

    private static SendMsgRequest link(String url) {
        return SendMsgRequest.link("T", null, url, "M");
    }

    private static SendMsgRequest menu(MenuItem... items) {
        return menu(List.of(items));
    }

    private static SendMsgRequest menu(List<MenuItem> items) {
        return SendMsgRequest.menu(new MsgMenu(null, items, null));
    }

    private static MenuItem click(String id, String content) {
        return MenuItem.of(new MenuItem.Click(id, content));
    }

    private static MenuItem view(String url, String content) {
        return MenuItem.of(new MenuItem.View(url, content));
    }

    private static MenuItem miniProgram(String appId, String pagePath, String content) {
        return MenuItem.of(new MenuItem.MiniProgram(appId, pagePath, content));
    }

    private static MenuItem text(String content, Integer noNewline) {
        return MenuItem.of(new MenuItem.Text(content, noNewline));
    }
}
