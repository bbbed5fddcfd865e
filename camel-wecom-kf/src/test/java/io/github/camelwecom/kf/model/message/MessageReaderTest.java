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
package io.github.camelwecom.kf.model.message;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.WechatChannels;
import io.github.camelwecom.kf.model.message.BusinessCardMessage.BusinessCard;
import io.github.camelwecom.kf.model.message.ChannelsMessage.Channels;
import io.github.camelwecom.kf.model.message.ChannelsShopOrderMessage.ChannelsShopOrder;
import io.github.camelwecom.kf.model.message.ChannelsShopProductMessage.ChannelsShopProduct;
import io.github.camelwecom.kf.model.message.EnterSessionEvent.EnterSession;
import io.github.camelwecom.kf.model.message.FileMessage.File;
import io.github.camelwecom.kf.model.message.ImageMessage.Image;
import io.github.camelwecom.kf.model.message.LinkMessage.Link;
import io.github.camelwecom.kf.model.message.LocationMessage.Location;
import io.github.camelwecom.kf.model.message.MergedMessage.MergedMsg;
import io.github.camelwecom.kf.model.message.MiniProgramMessage.MiniProgram;
import io.github.camelwecom.kf.model.message.MsgSendFailEvent.MsgSendFail;
import io.github.camelwecom.kf.model.message.RejectCustomerMsgSwitchChangeEvent.RejectCustomerMsgSwitchChange;
import io.github.camelwecom.kf.model.message.ServicerRecallMsgEvent.ServicerRecallMsg;
import io.github.camelwecom.kf.model.message.ServicerStatusChangeEvent.ServicerStatusChange;
import io.github.camelwecom.kf.model.message.SessionStatusChangeEvent.SessionStatusChange;
import io.github.camelwecom.kf.model.message.TextMessage.Text;
import io.github.camelwecom.kf.model.message.UserRecallMsgEvent.UserRecallMsg;
import io.github.camelwecom.kf.model.message.VideoMessage.Video;
import io.github.camelwecom.kf.model.message.VoiceMessage.Voice;
import io.github.camelwecom.kf.model.send.MenuItem;
import io.github.camelwecom.kf.model.send.MsgMenu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class MessageReaderTest {

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("m-text", TextMessage.class, new Text("你好 😊", "101")),
                arguments("m-image", ImageMessage.class, new Image("M1")),
                arguments("m-voice", VoiceMessage.class, new Voice("M2")),
                arguments("m-video", VideoMessage.class, new Video("M3")),
                arguments("m-file", FileMessage.class, new File("M4")),
                arguments("m-location", LocationMessage.class,
                        new Location(23.106021881103501, 113.320503234863, "广州", "海珠区")),
                arguments("m-link", LinkMessage.class, new Link("T", "D", "https://example.com", "https://example.com/p")),
                arguments("m-business_card", BusinessCardMessage.class, new BusinessCard("LiSi")),
                arguments("m-miniprogram", MiniProgramMessage.class, new MiniProgram("T", "wxA", "p.html", "M5")),
                arguments("m-msgmenu", MsgMenuMessage.class,
                        MsgMenu.head("H").click("101", "Yes").view("https://example.com", "V")
                                .miniProgram("wxA", "p.html", "P").with(MenuItem.of(new MenuItem.Text("line", 1)))
                                .with(new MenuItem("novel", null, null, null, null)).tail("E")),
                arguments("m-channels_shop_product", ChannelsShopProductMessage.class,
                        new ChannelsShopProduct(
                                "P1", "https://example.com/h", "T", "100", "S", "https://example.com/s")),
                arguments("m-channels_shop_order", ChannelsShopOrderMessage.class,
                        new ChannelsShopOrder("O1", "T", "￥1", "待付款", "https://example.com/i", "S")),
                arguments("m-merged_msg", MergedMessage.class,
                        new MergedMsg(
                                "群聊的聊天记录",
                                List.of(new MergedMessage.Item(
                                        1665649618L, "text", "N", "{\"msgtype\":\"text\",\"text\":{\"content\":\"c\"}}")))),
                arguments("m-channels", ChannelsMessage.class, new Channels(1, "N", "T")),
                arguments("e-enter_session", EnterSessionEvent.class,
                        new EnterSession(
                                "wkA", "wmB", "oamenu3", "%E5%9C%BA%E6%99%AF3", "W1", new WechatChannels("N", null, 1))),
                arguments("e-msg_send_fail", MsgSendFailEvent.class,
                        new MsgSendFail("wkA", "wmB", "F1", SendFailType.REJECTED_BY_CUSTOMER)),
                arguments("e-servicer_status_change", ServicerStatusChangeEvent.class,
                        new ServicerStatusChange("ZhangSan", "wkA", 2, 1)),
                arguments("e-session_status_change", SessionStatusChangeEvent.class,
                        new SessionStatusChange("wkA", "wmB", SessionChangeType.ENDED, "ZhangSan", "LiSi", "C1")),
                arguments("e-user_recall_msg", UserRecallMsgEvent.class, new UserRecallMsg("wkA", "wmB", "R1")),
                arguments("e-servicer_recall_msg", ServicerRecallMsgEvent.class,
                        new ServicerRecallMsg("wkA", "wmB", "R1", "ZhangSan")),
                arguments("e-reject_customer_msg_switch_change", RejectCustomerMsgSwitchChangeEvent.class,
                        new RejectCustomerMsgSwitchChange("ZhangSan", "wkA", "wmB", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void readsTheBodyOfEveryType(String msgId, Class<? extends KfMessage> type, Object body) throws Exception {
        KfMessage message = documented(msgId);

        assertThat(message).isExactlyInstanceOf(type);
        assertThat(type.getRecordComponents()[1].getAccessor().invoke(message)).isEqualTo(body);
    }

    @Test
    void readsTypesThatHaveNoBody() throws IOException {
        assertThat(documented("m-meeting")).isInstanceOf(MeetingMessage.class);
        assertThat(documented("m-schedule")).isInstanceOf(ScheduleMessage.class);
        assertThat(documented("m-note")).isInstanceOf(NoteMessage.class);
    }

    @ParameterizedTest
    @EnumSource(MessageType.class)
    void theSamplesCoverEveryMessageType(MessageType type) throws IOException {
        assertThat(documented("m-" + type.wireName()).msgType()).isEqualTo(type.wireName());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theSamplesCoverEveryEventType(EventType type) throws IOException {
        KfMessage event = documented("e-" + type.wireName());

        assertThat(event.msgType()).isEqualTo("event");
        assertThat(((KfEvent) event).eventType()).isEqualTo(type.wireName());
    }

    @Test
    void readsWhatEveryMessageHas() throws IOException {
        KfMessage message = documented("m-file");

        assertThat(message.msgId()).isEqualTo("m-file");
        assertThat(message.openKfId()).isEqualTo("wkA");
        assertThat(message.externalUserId()).isEqualTo("wmB");
        assertThat(message.sendTime()).isEqualTo(Instant.parse("2021-03-11T16:03:05Z"));
        assertThat(message.origin()).isEqualTo(Origin.SERVICER);
        assertThat(message.servicerUserId()).isEqualTo("ZhangSan");
    }

    @Test
    void takesAccountAndCustomerOfAnEventFromItsFields() throws IOException {
        KfMessage event = documented("e-enter_session");

        assertThat(event.openKfId()).isEqualTo("wkA");
        assertThat(event.externalUserId()).isEqualTo("wmB");
    }

    @Test
    void keepsTheJsonAsItCame() throws IOException {
        ObjectNode page = page();
        ObjectNode untouched = page.deepCopy();

        SyncMsgReply reply = SyncMsgReply.read(page);

        assertThat(page).isEqualTo(untouched);
        assertThat(reply.msgList()).extracting(KfMessage::raw)
                .containsExactlyElementsOf(untouched.path("msg_list"));
        assertThat(reply.msgList().get(0).raw()).isSameAs(page.path("msg_list").get(0));
        assertThat(KfJson.text(documented("m-text").raw())).endsWith("\"new_field\":{\"a\":1.50}}");
        assertThat(KfJson.text(documented("m-location").raw())).contains("23.106021881103501");
    }

    @Test
    void isWrittenAsItCameByAnyObjectMapper() throws IOException {
        KfMessage message = documented("m-location");

        assertThat(new ObjectMapper().writeValueAsString(message)).isEqualTo(KfJson.text(message.raw()));
    }

    @Test
    void readsThePage() throws IOException {
        SyncMsgReply reply = SyncMsgReply.read(page());

        assertThat(reply.errcode()).isZero();
        assertThat(reply.errmsg()).isEqualTo("ok");
        assertThat(reply.nextCursor()).isEqualTo("4gw7MepFLfgF2VC5npN");
        assertThat(reply.hasMore()).isTrue();
        assertThat(reply.msgList()).hasSize(24);
    }

    @Test
    void readsAPageWithoutAnything() throws IOException {
        SyncMsgReply reply = SyncMsgReply.read(json("{'errcode':0}"));

        assertThat(reply.nextCursor()).isNull();
        assertThat(reply.hasMore()).isFalse();
        assertThat(reply.msgList()).isEmpty();
    }

    @Test
    void readsTheOtherSpellingsOfAShopProduct() throws IOException {
        KfMessage message = read("""
                {'msgtype':'channels_shop_product','channels_shop_product':{'product_id':'P1','head_img':'h','title':'T',
                 'sales_price':12300,'shop_nickname':'S','shop_head_img':'s'}}""");

        assertThat(((ChannelsShopProductMessage) message).channelsShopProduct())
                .isEqualTo(new ChannelsShopProduct("P1", "h", "T", "12300", "S", "s"));
    }

    @Test
    void keepsAMessageOfAnUnknownType() throws IOException {
        KfMessage message = read("{'msgid':'1','open_kfid':'wkA','msgtype':'hologram','hologram':{'x':1}}");

        assertThat(message).isInstanceOf(UnknownMessage.class);
        assertThat(message.msgType()).isEqualTo("hologram");
        assertThat(message.openKfId()).isEqualTo("wkA");
        assertThat(message.raw().at("/hologram/x").asInt()).isEqualTo(1);
    }

    @Test
    void keepsAnEventOfAnUnknownType() throws IOException {
        KfMessage event = read("{'msgid':'1','msgtype':'event','event':{'event_type':'party','open_kfid':'wkA','x':1}}");

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(((KfEvent) event).eventType()).isEqualTo("party");
        assertThat(event.openKfId()).isEqualTo("wkA");
        assertThat(event.raw().at("/event/x").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'msgtype':null}", "{'msgtype':{}}", "{'msgtype':['text'],'text':{'content':'a'}}" })
    void keepsAMessageWithoutAType(String item) throws IOException {
        KfMessage message = read(item);

        assertThat(message).isInstanceOf(UnknownMessage.class);
        assertThat(message.raw()).isEqualTo(json(item));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{'msgtype':'event'}", "{'msgtype':'event','event':null}", "{'msgtype':'event','event':'enter_session'}",
            "{'msgtype':'event','event':{}}", "{'msgtype':'event','event':{'event_type':{}}}" })
    void keepsAnEventWithoutAType(String item) throws IOException {
        KfMessage event = read(item);

        assertThat(event).isInstanceOf(UnknownEvent.class);
        assertThat(event.raw()).isEqualTo(json(item));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "2", "true", "'1'", "'true'", "'TRUE'", "1.0" })
    void readsThatThereIsMoreHoweverItIsWritten(String hasMore) throws IOException {
        assertThat(SyncMsgReply.read(json("{'errcode':0,'has_more':" + hasMore + "}")).hasMore()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "false", "'0'", "'false'", "''", "null", "[]", "{}", "'no'" })
    void readsThatThereIsNoMoreHoweverItIsWritten(String hasMore) throws IOException {
        assertThat(SyncMsgReply.read(json("{'errcode':0,'has_more':" + hasMore + "}")).hasMore()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "'soon'", "-5", "99999999999999999999", "9223372036854775807", "1e400", "null", "{}", "[]", "true", "0" })
    void leavesOutATimeThatIsNone(String sendTime) throws IOException {
        KfMessage message = read("{'msgid':'1','send_time':" + sendTime + ",'msgtype':'note'}");

        assertThat(message).isInstanceOf(NoteMessage.class);
        assertThat(message.sendTime()).isNull();
    }

    @Test
    void readsAnEventThatHasNothingButItsType() throws IOException {
        KfMessage event = read("{'msgtype':'event','event':{'event_type':'msg_send_fail'}}");

        assertThat(event).isInstanceOf(MsgSendFailEvent.class);
        assertThat(event.msgId()).isNull();
        assertThat(event.openKfId()).isNull();
        assertThat(event.externalUserId()).isNull();
        assertThat(event.sendTime()).isNull();
        assertThat(event.origin()).isEqualTo(Origin.UNKNOWN);
        assertThat(((MsgSendFailEvent) event).event()).isEqualTo(new MsgSendFail(null, null, null, null));
    }

    @Test
    void readsNumbersNobodyDocumented() throws IOException {
        KfMessage event = read("{'origin':9,'msgtype':'event','event':{'event_type':'msg_send_fail','fail_type':99}}");

        assertThat(event.origin()).isEqualTo(Origin.UNKNOWN);
        assertThat(((MsgSendFailEvent) event).event().failType()).isEqualTo(SendFailType.UNKNOWN);
    }

    @Test
    void keepsTheOthersOfAPageWithStrangeItems() throws IOException {
        SyncMsgReply reply = SyncMsgReply.read(json("""
                {'errcode':0,'msg_list':[{'msgid':'1','msgtype':'text','text':{'content':'a'}}, null, 7, 'x', [],
                 {'msgid':'2','msgtype':'text','text':{'content':[1]}},
                 {'msgid':'3','msgtype':'text','text':{'content':'c'}}]}"""));

        assertThat(reply.msgList()).hasSize(7);
        assertThat(reply.msgList()).filteredOn(TextMessage.class::isInstance)
                .extracting(KfMessage::msgId).containsExactly("1", "2", "3");
        assertThat(reply.msgList()).filteredOn(UnknownMessage.class::isInstance).hasSize(4);
    }

    @Test
    void doesNotQuoteTheCustomerInItsTextForm() throws IOException {
        SyncMsgReply page = SyncMsgReply.read(page());

        assertThat(page.msgList()).allSatisfy(message -> assertThat(message.toString())
                .contains(message.msgId())
                .doesNotContain("你好", "海珠", "example.com", "W1", "C1", "群聊"));
        assertThat(page.toString()).doesNotContain("你好", "next_cursor");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void noBodyQuotesTheCustomerInItsTextForm(String msgId, Class<? extends KfMessage> type, Record body) {
        Set<String> wordsAndCodes = Set.of("content", "title", "productTitles", "name", "welcomeCode", "msgCode");
        boolean holdsSome = Arrays.stream(body.getClass().getRecordComponents()).map(RecordComponent::getName)
                .anyMatch(wordsAndCodes::contains);

        if (holdsSome) {
            assertThat(body).hasToString(body.getClass().getSimpleName() + "[...]");
        }
        assertThat(body.toString()).doesNotContain("你好", "海珠", "群聊", "%E5", "待付款", "W1", "C1");
    }

    @Test
    void noForwardedMessageQuotesTheCustomerInItsTextForm() {
        assertThat(new MergedMessage.Item(1L, "text", "SENDER", "WORDS").toString()).doesNotContain("SENDER", "WORDS");
    }

    private static KfMessage documented(String msgId) throws IOException {
        return SyncMsgReply.read(page()).msgList().stream().filter(message -> msgId.equals(message.msgId())).findFirst()
                .orElseThrow();
    }

    private static ObjectNode page() throws IOException {
        try (InputStream json = MessageReaderTest.class.getResourceAsStream("/messages/all-types.json")) {
            return KfJson.parse(json.readAllBytes());
        }
    }

    private static KfMessage read(String item) throws IOException {
        return MessageReader.read(json(item));
    }

    private static ObjectNode json(String text) throws IOException {
        return KfJson.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
