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

import java.util.List;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.bean.external.contact.ExternalContact;
import me.chanjar.weixin.cp.bean.kf.WxCpKfCustomerBatchGetResp;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp.WxCpKfMsgItem;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgSendRequest;
import me.chanjar.weixin.cp.bean.kf.WxCpKfServiceStateResp;
import me.chanjar.weixin.cp.bean.kf.WxCpKfServiceUpgradeConfigResp;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfTextMsg;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WxJavaSessionTest extends PeerTestSupport {

    private final WxCpKfService peer = WxJavaPeer.connect(sandbox).getKfService();
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void takesASessionThroughItsStates() throws WxErrorException {
        sandbox.members("zhangsan");
        peer.addServicer(account.openKfId(), List.of("zhangsan"));
        assertThat(state().getServiceState()).isEqualTo(4);
        customer.says("hi");
        assertThat(state().getServiceState()).isZero();

        // Without a servicer the peer sends an explicit null.
        trans(1, null);
        assertThat(state().getServiceState()).isEqualTo(1);
        trans(2, null);
        assertThat(state().getServiceState()).isEqualTo(2);
        trans(3, "zhangsan");
        assertThat(state().getServiceState()).isEqualTo(3);
        assertThat(state().getServicerUserId()).isEqualTo("zhangsan");
        trans(4, null);
        assertThat(state().getServiceState()).isEqualTo(4);
    }

    @Test
    void writesToTheQueuedCustomerWithTheCodeOfTheTransition() throws WxErrorException {
        customer.says("hi");

        answer(trans(2, null), "Please wait.");

        assertThat(customer.received()).extracting(ReceivedMessage::text).containsExactly("Please wait.");
    }

    @Test
    void welcomesACustomerWithTheCodeOfTheEvent() throws WxErrorException {
        customer.enters("website");
        WxCpKfMsgItem entered = peer.syncMsg(null, null, null, null, account.openKfId()).getMsgList().get(0);

        String msgId = answer(entered.getEvent().getWelcomeCode(), "Welcome!");

        assertThat(customer.received()).extracting(ReceivedMessage::text, ReceivedMessage::msgId)
                .containsExactly(tuple("Welcome!", msgId));
    }

    @Test
    void readsCustomersAndWhoIsNone() throws WxErrorException {
        customer.named("张三").says("hi");

        WxCpKfCustomerBatchGetResp reply = peer.customerBatchGet(List.of(customer.id(), "nobody"));

        assertThat(reply.getCustomerList()).extracting(ExternalContact::getExternalUserId, ExternalContact::getNickname)
                .containsExactly(tuple(customer.id(), "张三"));
        assertThat(reply.getInvalidExternalUserId()).containsExactly("nobody");
    }

    @Test
    void readsWhoCanBeRecommended() throws WxErrorException {
        sandbox.upgradeMembers(List.of("zhangsan"), List.of(2));
        sandbox.upgradeGroupChats("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA");

        WxCpKfServiceUpgradeConfigResp config = peer.getUpgradeServiceConfig();

        assertThat(config.getMemberRange().getUseridList()).containsExactly("zhangsan");
        assertThat(config.getMemberRange().getDepartmentIdList()).containsExactly(2);
        assertThat(config.getGroupchatRange().getChatIdList()).containsExactly("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA");
    }

    @Test
    void recommendsASpecialist() throws WxErrorException {
        sandbox.upgradeMembers(List.of("zhangsan"), List.of());
        customer.says("hi");

        peer.upgradeMemberService(account.openKfId(), customer.id(), "zhangsan", "Ask Zhang San.");

        assertThat(customer.upgradeOffer())
                .contains(new UpgradeOffer(UpgradeOffer.MEMBER, "zhangsan", "Ask Zhang San."));
    }

    @Test
    void recommendsAGroupAndTakesItBack() throws WxErrorException {
        sandbox.upgradeGroupChats("chat");
        customer.says("hi");

        peer.upgradeGroupchatService(account.openKfId(), customer.id(), "chat", "Join us.");
        assertThat(customer.upgradeOffer()).contains(new UpgradeOffer(UpgradeOffer.GROUP_CHAT, "chat", "Join us."));

        peer.cancelUpgradeService(account.openKfId(), customer.id());
        assertThat(customer.upgradeOffer()).isEmpty();
    }

    private WxCpKfServiceStateResp state() throws WxErrorException {
        return peer.getServiceState(account.openKfId(), customer.id());
    }

    private String trans(int state, String servicer) throws WxErrorException {
        return peer.transServiceState(account.openKfId(), customer.id(), state, servicer).getMsgCode();
    }

    private String answer(String code, String words) throws WxErrorException {
        WxCpKfTextMsg text = new WxCpKfTextMsg();
        text.setContent(words);
        WxCpKfMsgSendRequest request = new WxCpKfMsgSendRequest();
        request.setCode(code);
        request.setMsgType("text");
        request.setText(text);
        return peer.sendMsgOnEvent(request).getMsgId();
    }
}
