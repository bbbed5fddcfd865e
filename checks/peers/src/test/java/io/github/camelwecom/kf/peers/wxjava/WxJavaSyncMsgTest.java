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
package io.github.camelwecom.kf.peers.wxjava;

import java.util.ArrayList;
import java.util.List;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp.WxCpKfMsgItem;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfEventMsg;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class WxJavaSyncMsgTest extends PeerTestSupport {

    private final WxCpKfService peer = WxJavaPeer.connect(sandbox).getKfService();
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void readsWhoSaidWhatAndWhen() throws WxErrorException {
        String msgId = customer.says("你好, 世界 😀");

        WxCpKfMsgItem item = only();

        assertThat(item.getMsgId()).isEqualTo(msgId);
        assertThat(item.getOpenKfid()).isEqualTo(account.openKfId());
        assertThat(item.getExternalUserId()).isEqualTo(customer.id());
        assertThat(item.getOrigin()).isEqualTo(3);
        assertThat(item.getSendTime()).isCloseTo(sandbox.clock().instant().getEpochSecond(), within(60L));
        assertThat(item.getMsgType()).isEqualTo("text");
        assertThat(item.getText().getContent()).isEqualTo("你好, 世界 😀");
    }

    @Test
    void readsTheClickOnAMenu() throws WxErrorException {
        customer.clicks("101", "接入人工");

        assertThat(only().getText().getMenuId()).isEqualTo("101");
    }

    @Test
    void followsTheCursorFromPageToPage() throws WxErrorException {
        customer.says("one");
        customer.says("two");
        customer.says("three");

        WxCpKfMsgListResp first = peer.syncMsg(null, null, 2, 0, account.openKfId());
        WxCpKfMsgListResp second = peer.syncMsg(first.getNextCursor(), null, 2, 0, account.openKfId());
        WxCpKfMsgListResp third = peer.syncMsg(second.getNextCursor(), null, 2, 0, account.openKfId());

        assertThat(texts(first)).containsExactly("one", "two");
        assertThat(first.getHasMore()).isOne();
        assertThat(texts(second)).containsExactly("three");
        assertThat(second.getHasMore()).isZero();
        assertThat(texts(third)).isEmpty();
    }

    @Test
    void pullsWithTheTokenOfTheCallback() throws WxErrorException {
        customer.says("hi");

        WxCpKfMsgListResp page = peer.syncMsg(null, account.newCallbackToken(), 1000, 1, account.openKfId());

        assertThat(texts(page)).containsExactly("hi");
    }

    @Test
    void isRefusedWithATokenThatIsNone() {
        customer.says("hi");

        assertThatExceptionOfType(WxErrorException.class)
                .isThrownBy(() -> peer.syncMsg(null, "wrong", null, null, account.openKfId()))
                .satisfies(refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(95007));
    }

    @Test
    @SuppressWarnings("deprecation")
    void isRefusedWithoutTheAccountThatTheNewestTextRequires() {
        // doc/94699 marks open_kfid as required, the peer still has the overload of the time before.
        assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> peer.syncMsg(null, null, null, null))
                .satisfies(refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40063));
    }

    @Test
    void readsMediaLocationsAndCards() throws WxErrorException {
        customer.sendsImage("image-id");
        customer.sendsVoice("voice-id");
        customer.sendsVideo("video-id");
        customer.sendsFile("file-id");
        customer.sendsLocation(39.906, 116.397, "天安门", "北京市东城区");
        customer.sends("link",
                "{\"title\":\"t\",\"desc\":\"d\",\"url\":\"https://example.org\",\"pic_url\":\"https://example.org/p\"}");
        customer.sends("business_card", "{\"userid\":\"zhangsan\"}");
        customer.sends("miniprogram",
                "{\"title\":\"t\",\"appid\":\"wx1\",\"pagepath\":\"p.html\",\"thumb_media_id\":\"thumb-id\"}");

        List<WxCpKfMsgItem> items = all();

        assertThat(items.get(0).getImage().getMediaId()).isEqualTo("image-id");
        assertThat(items.get(1).getVoice().getMediaId()).isEqualTo("voice-id");
        assertThat(items.get(2).getVideo().getMediaId()).isEqualTo("video-id");
        assertThat(items.get(3).getFile().getMediaId()).isEqualTo("file-id");
        assertThat(items.get(4).getLocation().getLatitude()).isEqualTo(39.906f);
        assertThat(items.get(4).getLocation().getName()).isEqualTo("天安门");
        assertThat(items.get(5).getLink().getPicUrl()).isEqualTo("https://example.org/p");
        assertThat(items.get(6).getBusinessCard().getUserId()).isEqualTo("zhangsan");
        assertThat(items.get(7).getMiniProgram().getThumbMediaId()).isEqualTo("thumb-id");
    }

    @Test
    void readsProductsAndOrdersOfAShop() throws WxErrorException {
        customer.sends("channels_shop_product", "{\"product_id\":\"p1\",\"title\":\"Tea\",\"sales_price\":\"1000\"}");
        customer.sends("channels_shop_order", "{\"order_id\":\"o1\",\"price_wording\":\"￥10\",\"state\":\"paid\"}");

        List<WxCpKfMsgItem> items = all();

        assertThat(items.get(0).getChannelsShopProduct().getTitle()).isEqualTo("Tea");
        assertThat(items.get(1).getChannelsShopOrder().getOrderId()).isEqualTo("o1");
    }

    @Test
    void keepsTheItemOfATypeItDoesNotKnow() throws WxErrorException {
        customer.sends("note");
        customer.says("hi");

        assertThat(all()).extracting(WxCpKfMsgItem::getMsgType).containsExactly("note", "text");
    }

    @Test
    void readsEvents() throws WxErrorException {
        customer.enters("website", "a=1");
        customer.triggers("msg_send_fail", "{\"fail_msgid\":\"m1\",\"fail_type\":4}");
        customer.triggers("servicer_status_change", "{\"servicer_userid\":\"zhangsan\",\"status\":1}");
        customer.triggers("session_status_change",
                "{\"change_type\":1,\"old_servicer_userid\":\"o\",\"new_servicer_userid\":\"n\",\"msg_code\":\"c\"}");
        customer.triggers("user_recall_msg", "{\"recall_msgid\":\"m2\"}");

        List<WxCpKfEventMsg> events = all().stream().map(WxCpKfMsgItem::getEvent).toList();

        assertThat(events.get(0).getSceneParam()).isEqualTo("a%3D1");
        assertThat(events.get(0).getWelcomeCode()).isNotEmpty();
        assertThat(events.get(1).getFailMsgId()).isEqualTo("m1");
        assertThat(events.get(1).getFailType()).isEqualTo(4);
        assertThat(events.get(2).getServicerUserId()).isEqualTo("zhangsan");
        assertThat(events.get(2).getStatus()).isOne();
        assertThat(events.get(3).getChangeType()).isOne();
        assertThat(events.get(3).getNewServicerUserId()).isEqualTo("n");
        assertThat(events.get(3).getMsgCode()).isEqualTo("c");
        assertThat(events.get(4).getRecallMsgId()).isEqualTo("m2");
    }

    private List<WxCpKfMsgItem> all() throws WxErrorException {
        return peer.syncMsg(null, null, null, null, account.openKfId()).getMsgList();
    }

    private WxCpKfMsgItem only() throws WxErrorException {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private static List<String> texts(WxCpKfMsgListResp page) {
        List<String> texts = new ArrayList<>();
        page.getMsgList().forEach(item -> texts.add(item.getText().getContent()));
        return texts;
    }
}
