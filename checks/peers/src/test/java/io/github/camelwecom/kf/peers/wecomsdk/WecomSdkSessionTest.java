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

import java.util.List;

import cn.felord.domain.callcenter.ClickMsgMenuContent;
import cn.felord.domain.callcenter.EnterSessionKfEvent;
import cn.felord.domain.callcenter.EventKfMessage;
import cn.felord.domain.callcenter.KfAndExternalUser;
import cn.felord.domain.callcenter.KfExternalUser;
import cn.felord.domain.callcenter.KfExternalUserRequest;
import cn.felord.domain.callcenter.KfExternalUserResponse;
import cn.felord.domain.callcenter.KfMessageText;
import cn.felord.domain.callcenter.KfMsgMenu;
import cn.felord.domain.callcenter.KfSessionResponse;
import cn.felord.domain.callcenter.KfSessionUpdateRequest;
import cn.felord.domain.callcenter.MenuKfEventMessageRequest;
import cn.felord.domain.callcenter.SyncMsgRequest;
import cn.felord.domain.callcenter.TextKfEventMessageRequest;
import cn.felord.domain.callcenter.UpgradeServiceConfig;
import cn.felord.domain.callcenter.UpgradeServiceRequest;
import cn.felord.enumeration.BoolEnum;
import cn.felord.enumeration.KfServiceState;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WecomSdkSessionTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void takesASessionThroughItsStates() {
        sandbox.servicer("zhangsan");
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.FINISHED_OR_NOT_STARTED);
        customer.says("hi");
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.UNTREATED);

        trans(KfServiceState.SMART_ASSISTANT, null);
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.SMART_ASSISTANT);
        trans(KfServiceState.LINE_UP, null);
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.LINE_UP);
        trans(KfServiceState.MANUAL, "zhangsan");
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.MANUAL);
        assertThat(state().getServicerUserid()).isEqualTo("zhangsan");
        trans(KfServiceState.FINISHED_OR_NOT_STARTED, null);
        assertThat(state().getServiceState()).isEqualTo(KfServiceState.FINISHED_OR_NOT_STARTED);
    }

    @Test
    void writesToTheQueuedCustomerWithTheCodeOfTheTransition() {
        customer.says("hi");
        String code = trans(KfServiceState.LINE_UP, null);

        peer.sessions().sendEventMsg(new TextKfEventMessageRequest(code, new KfMessageText("Please wait.")));

        assertThat(customer.received()).extracting(ReceivedMessage::text).containsExactly("Please wait.");
    }

    @Test
    void welcomesACustomerWithAMenu() {
        customer.enters("website");
        SyncMsgRequest request = new SyncMsgRequest();
        request.setOpenKfid(account.openKfId());
        EventKfMessage entered = (EventKfMessage) peer.sessions().syncMsg(request).getMsgList().get(0);
        String code = ((EnterSessionKfEvent) entered.getEvent()).getWelcomeCode();
        KfMsgMenu menu = new KfMsgMenu().headContent("Welcome!").list(List.of(new ClickMsgMenuContent("101", "help")));

        peer.sessions().sendEventMsg(new MenuKfEventMessageRequest(code, menu));

        assertThat(customer.received().get(0).body().at("/list/0/click/id").asText()).isEqualTo("101");
    }

    @Test
    void readsCustomersWithTheirLastEntryAndWhoIsNone() {
        customer.named("张三").enters("website", "a=1");

        KfExternalUserResponse reply = peer.customers()
                .batchKfExternalUsers(new KfExternalUserRequest(List.of(customer.id(), "nobody"), BoolEnum.TRUE));

        assertThat(reply.getCustomerList()).extracting(KfExternalUser::getExternal_userid, KfExternalUser::getNickname,
                found -> found.getEnterSessionContext().getScene(), found -> found.getEnterSessionContext().getSceneParam())
                .containsExactly(tuple(customer.id(), "张三", "website", "a%3D1"));
        assertThat(reply.getInvalidExternalUserid()).containsExactly("nobody");
    }

    @Test
    void readsWhoCanBeRecommended() {
        sandbox.upgradeMembers(List.of("zhangsan"), List.of(2));
        sandbox.upgradeGroupChats("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA");

        UpgradeServiceConfig config = peer.customers().upgradeServiceConfig();

        assertThat(config.getMemberRange().getUseridList()).containsExactly("zhangsan");
        assertThat(config.getMemberRange().getDepartmentIdList()).containsExactly(2L);
        assertThat(config.getGroupchatRange().getChatIdList()).containsExactly("wrOgQhDgAAMYQiS5ol9G7gK9JVAAAA");
    }

    @Test
    void recommendsASpecialist() {
        sandbox.upgradeMembers(List.of("zhangsan"), List.of());
        customer.says("hi");
        UpgradeServiceRequest.Member member = new UpgradeServiceRequest.Member("zhangsan");
        member.setWording("Ask Zhang San.");

        peer.customers().upgradeService(UpgradeServiceRequest.memberUpgrade(account.openKfId(), customer.id(), member));

        assertThat(customer.upgradeOffer())
                .contains(new UpgradeOffer(UpgradeOffer.MEMBER, "zhangsan", "Ask Zhang San."));
    }

    @Test
    void recommendsAGroupAndTakesItBack() {
        sandbox.upgradeGroupChats("chat");
        customer.says("hi");
        UpgradeServiceRequest.GroupChat group = new UpgradeServiceRequest.GroupChat("chat");

        peer.customers().upgradeService(UpgradeServiceRequest.memberUpgrade(account.openKfId(), customer.id(), group));
        assertThat(customer.upgradeOffer()).contains(new UpgradeOffer(UpgradeOffer.GROUP_CHAT, "chat", ""));

        peer.customers().cancelService(new KfAndExternalUser(account.openKfId(), customer.id()));
        assertThat(customer.upgradeOffer()).isEmpty();
    }

    private KfSessionResponse state() {
        return peer.sessions().getSessionState(new KfAndExternalUser(account.openKfId(), customer.id()));
    }

    private String trans(KfServiceState state, String servicer) {
        return peer.sessions().trans(new KfSessionUpdateRequest(account.openKfId(), customer.id(), state, servicer))
                .getData();
    }
}
