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
package io.github.camelwecom.kf.peers.wecomsdk;

import java.time.Duration;
import java.util.List;

import cn.felord.WeComException;
import cn.felord.domain.callcenter.BusinessCardKfMessage;
import cn.felord.domain.callcenter.ChannelsKfMessage;
import cn.felord.domain.callcenter.ChannelsShopOrderKfMessage;
import cn.felord.domain.callcenter.ChannelsShopProductKfMessage;
import cn.felord.domain.callcenter.EnterSessionKfEvent;
import cn.felord.domain.callcenter.EventKfMessage;
import cn.felord.domain.callcenter.FileKfMessage;
import cn.felord.domain.callcenter.ImageKfMessage;
import cn.felord.domain.callcenter.KfEvent;
import cn.felord.domain.callcenter.KfMessage;
import cn.felord.domain.callcenter.LinkKfMessage;
import cn.felord.domain.callcenter.LocationKfMessage;
import cn.felord.domain.callcenter.MergedKfMessage;
import cn.felord.domain.callcenter.MiniprogramKfMessage;
import cn.felord.domain.callcenter.MsgSendFailKfEvent;
import cn.felord.domain.callcenter.RejectCustomerMsgKfEvent;
import cn.felord.domain.callcenter.ServicerRecallMsgKfEvent;
import cn.felord.domain.callcenter.ServicerStatusChangeKfEvent;
import cn.felord.domain.callcenter.SessionStatusChangeKfEvent;
import cn.felord.domain.callcenter.SyncMsgRequest;
import cn.felord.domain.callcenter.SyncMsgResponse;
import cn.felord.domain.callcenter.TextKfMessage;
import cn.felord.domain.callcenter.UserRecallMsgKfEvent;
import cn.felord.domain.callcenter.VoiceKfMessage;
import cn.felord.enumeration.BoolEnum;
import cn.felord.enumeration.FailKfEventType;
import cn.felord.enumeration.KfMsgOrigin;
import cn.felord.enumeration.KfMsgType;
import cn.felord.enumeration.RejectSwitch;
import cn.felord.enumeration.SessionStatusChangeType;
import cn.felord.enumeration.VoiceFormat;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * No videos and no notes here: the peer declares video twice, the second time as something that is no message, and does
 * not know note. Either makes it lose the whole page.
 */
class WecomSdkSyncMsgTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void readsWhoSaidWhatAndWhen() {
        String msgId = customer.clicks("101", "你好, 世界 😀");

        TextKfMessage item = (TextKfMessage) all().get(0);

        assertThat(item.getMsgid()).isEqualTo(msgId);
        assertThat(item.getOpenKfid()).isEqualTo(account.openKfId());
        assertThat(item.getExternalUserid()).isEqualTo(customer.id());
        assertThat(item.getOrigin()).isEqualTo(KfMsgOrigin.WECHAT_CUSTOMER);
        assertThat(item.getSendTime()).isCloseTo(sandbox.clock().instant(), within(Duration.ofMinutes(1)));
        assertThat(item.getText().getContent()).isEqualTo("你好, 世界 😀");
        assertThat(item.getText().getMenuId()).isEqualTo("101");
    }

    @Test
    void readsWhatAServicerWrote() {
        SandboxServicer servicer = sandbox.servicer("zhangsan");
        servicer.says(customer, "May I help you?");

        KfMessage item = all().stream().filter(TextKfMessage.class::isInstance).findFirst().orElseThrow();

        assertThat(item.getOrigin()).isEqualTo(KfMsgOrigin.WORK_WECHAT_SERVICER);
        assertThat(item.getServicerUserid()).isEqualTo("zhangsan");
    }

    @Test
    void followsTheCursorFromPageToPage() {
        customer.says("one");
        customer.says("two");
        customer.says("three");
        SyncMsgRequest request = request();
        request.setLimit(2);
        request.setVoiceFormat(VoiceFormat.SILK);

        SyncMsgResponse first = peer.sessions().syncMsg(request);
        request.setCursor(first.getNextCursor());
        SyncMsgResponse second = peer.sessions().syncMsg(request);
        request.setCursor(second.getNextCursor());
        SyncMsgResponse third = peer.sessions().syncMsg(request);

        assertThat(texts(first)).containsExactly("one", "two");
        assertThat(first.getHasMore()).isEqualTo(BoolEnum.TRUE);
        assertThat(texts(second)).containsExactly("three");
        assertThat(second.getHasMore()).isEqualTo(BoolEnum.FALSE);
        assertThat(third.getMsgList()).isEmpty();
    }

    @Test
    void pullsWithTheTokenOfTheCallback() {
        customer.says("hi");
        SyncMsgRequest request = request();
        request.setToken(account.newCallbackToken());

        assertThat(texts(peer.sessions().syncMsg(request))).containsExactly("hi");
    }

    @Test
    void isRefusedWithATokenThatIsNone() {
        SyncMsgRequest request = request();
        request.setToken("wrong");

        assertThatExceptionOfType(WeComException.class).isThrownBy(() -> peer.sessions().syncMsg(request))
                .satisfies(refused -> assertThat(refused.getErrcode()).isEqualTo(95007));
    }

    @Test
    void readsMediaLocationsAndCards() {
        customer.sendsImage("image-id");
        customer.sendsVoice("voice-id");
        customer.sendsFile("file-id");
        customer.sendsLocation(39.906, 116.397, "天安门", "北京市东城区");
        customer.sends("link", "{\"title\":\"t\",\"url\":\"https://example.org\",\"pic_url\":\"https://example.org/p\"}");
        customer.sends("business_card", "{\"userid\":\"zhangsan\"}");
        customer.sends("miniprogram", "{\"title\":\"t\",\"appid\":\"wx1\",\"pagepath\":\"p\",\"thumb_media_id\":\"thumb-id\"}");

        List<KfMessage> items = all();

        assertThat(((ImageKfMessage) items.get(0)).getImage().getMediaId()).isEqualTo("image-id");
        assertThat(((VoiceKfMessage) items.get(1)).getVoice().getMediaId()).isEqualTo("voice-id");
        assertThat(((FileKfMessage) items.get(2)).getFile().getMediaId()).isEqualTo("file-id");
        assertThat(((LocationKfMessage) items.get(3)).getLocation().getLatitude()).isEqualTo("39.906");
        assertThat(((LinkKfMessage) items.get(4)).getLink().getPicUrl()).isEqualTo("https://example.org/p");
        assertThat(((BusinessCardKfMessage) items.get(5)).getBusinessCard().getUserid()).isEqualTo("zhangsan");
        assertThat(((MiniprogramKfMessage) items.get(6)).getMiniprogram().getThumbMediaId()).isEqualTo("thumb-id");
    }

    @Test
    void readsChannelsMergedMessagesAndWhatHasNoBody() {
        customer.sends("channels_shop_product", "{\"product_id\":\"p1\",\"title\":\"Tea\",\"sales_price\":\"1000\"}");
        customer.sends("channels_shop_order", "{\"order_id\":\"o1\",\"state\":\"paid\"}");
        customer.sends("channels", "{\"sub_type\":1,\"nickname\":\"n\",\"title\":\"t\"}");
        customer.sends("merged_msg", "{\"title\":\"chat\",\"item\":[{\"send_time\":1660000000,\"msgtype\":\"text\","
                                     + "\"sender_name\":\"s\",\"msg_content\":\"{}\"}]}");
        customer.sends("meeting");
        customer.sends("schedule");

        List<KfMessage> items = all();

        assertThat(((ChannelsShopProductKfMessage) items.get(0)).getChannelsShopProduct().getSalesPrice()).isEqualTo(1000);
        assertThat(((ChannelsShopOrderKfMessage) items.get(1)).getChannelsShopOrder().getOrderId()).isEqualTo("o1");
        assertThat(((ChannelsKfMessage) items.get(2)).getChannels().getTitle()).isEqualTo("t");
        assertThat(((MergedKfMessage) items.get(3)).getMergedMsg().getItem()).hasSize(1);
        assertThat(items.get(4).getMsgtype()).isEqualTo(KfMsgType.MEETING);
        assertThat(items.get(5).getMsgtype()).isEqualTo(KfMsgType.SCHEDULE);
    }

    @Test
    void readsEventsOfCustomers() {
        customer.enters("website", "a=1");
        customer.recalls(customer.says("oops"));

        List<KfEvent> events = events();

        assertThat(((EnterSessionKfEvent) events.get(0)).getSceneParam()).isEqualTo("a%3D1");
        assertThat(((EnterSessionKfEvent) events.get(0)).getWelcomeCode()).isNotEmpty();
        assertThat(((UserRecallMsgKfEvent) events.get(1)).getExternalUserid()).isEqualTo(customer.id());
    }

    @Test
    void readsEventsOfServicers() {
        SandboxServicer servicer = sandbox.servicer("zhangsan");
        String msgId = servicer.says(customer, "May I help you?");
        servicer.recalls(customer, msgId);
        servicer.rejects(customer);
        servicer.ends(customer);
        servicer.stops();

        List<KfEvent> events = events();

        assertThat(((SessionStatusChangeKfEvent) events.get(0)).getChangeType()).isEqualTo(SessionStatusChangeType.RE_ENTRY);
        assertThat(((ServicerRecallMsgKfEvent) events.get(1)).getRecallMsgid()).isEqualTo(msgId);
        assertThat(((RejectCustomerMsgKfEvent) events.get(2)).getRejectSwitch()).isEqualTo(RejectSwitch.REJECT);
        assertThat(((SessionStatusChangeKfEvent) events.get(3)).getChangeType()).isEqualTo(SessionStatusChangeType.OVER);
        assertThat(((SessionStatusChangeKfEvent) events.get(3)).getMsgCode()).isNotEmpty();
        // Its status says nothing here: the peer expects 0 and 1, doc/94699 has 1 for receiving and 2 for stopped.
        assertThat(((ServicerStatusChangeKfEvent) events.get(4)).getServicerUserid()).isEqualTo("zhangsan");
    }

    @Test
    void readsTheFailureOfAMessage() {
        customer.triggers("msg_send_fail", "{\"fail_msgid\":\"m1\",\"fail_type\":10}");

        MsgSendFailKfEvent event = (MsgSendFailKfEvent) events().get(0);

        assertThat(event.getFailMsgid()).isEqualTo("m1");
        assertThat(event.getFailType()).isEqualTo(FailKfEventType.REJECTION);
    }

    private SyncMsgRequest request() {
        SyncMsgRequest request = new SyncMsgRequest();
        request.setOpenKfid(account.openKfId());
        return request;
    }

    private List<KfMessage> all() {
        return peer.sessions().syncMsg(request()).getMsgList();
    }

    private List<KfEvent> events() {
        return all().stream().filter(EventKfMessage.class::isInstance).map(item -> ((EventKfMessage) item).getEvent())
                .toList();
    }

    private static List<String> texts(SyncMsgResponse page) {
        return page.getMsgList().stream().map(item -> ((TextKfMessage) item).getText().getContent()).toList();
    }
}
