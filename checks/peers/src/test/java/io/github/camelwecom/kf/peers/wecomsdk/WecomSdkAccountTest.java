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

import cn.felord.domain.callcenter.KfAccountAddRequest;
import cn.felord.domain.callcenter.KfAccountInfo;
import cn.felord.domain.callcenter.KfAccountLinkRequest;
import cn.felord.domain.callcenter.KfAccountListRequest;
import cn.felord.domain.callcenter.KfAccountUpdateRequest;
import cn.felord.domain.callcenter.KfServicer;
import cn.felord.domain.callcenter.KfServicerRequest;
import cn.felord.domain.callcenter.KfServicerResponse;
import cn.felord.domain.callcenter.OpenKfid;
import cn.felord.enumeration.KfServiceStatus;
import cn.felord.enumeration.KfServicerType;
import cn.felord.enumeration.KfStopType;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WecomSdkAccountTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);

    @Test
    void addsAnAccount() {
        String openKfId = peer.accounts()
                .addKfAccount(new KfAccountAddRequest("咨询客服", SampleMedia.JPG.storeIn(sandbox))).getData();

        assertThat(sandbox.account("咨询客服").openKfId()).isEqualTo(openKfId);
    }

    @Test
    void renamesAnAccount() {
        KfAccountUpdateRequest change = new KfAccountUpdateRequest(sandbox.account("before").openKfId());
        change.setName("after");

        peer.accounts().updateKfAccount(change);

        assertThat(accounts(new KfAccountListRequest())).extracting(KfAccountInfo::getName).containsExactly("after");
    }

    @Test
    void deletesAnAccount() {
        sandbox.account("kept");

        peer.accounts().delKfAccount(new OpenKfid(sandbox.account("dropped").openKfId()));

        assertThat(accounts(new KfAccountListRequest())).extracting(KfAccountInfo::getName).containsExactly("kept");
    }

    @Test
    void listsAccountsPageByPage() {
        sandbox.account("first");
        SandboxAccount second = sandbox.account("second");
        KfAccountListRequest request = new KfAccountListRequest();
        request.setOffset(1);
        request.setLimit(1);

        assertThat(accounts(request)).extracting(KfAccountInfo::getOpenKfid, KfAccountInfo::getManagePrivilege)
                .containsExactly(tuple(second.openKfId(), true));
    }

    @Test
    void getsALinkThatLeadsCustomersToTheAccount() {
        SandboxAccount account = sandbox.account("咨询客服");

        String url = peer.accounts().addContactWay(new KfAccountLinkRequest(account.openKfId(), "website")).getData();

        assertThat(sandbox.customer().opens(url)).isNotEmpty();
    }

    @Test
    void addsListsAndRemovesPeople() {
        sandbox.members("zhangsan", "lisi");
        String openKfId = sandbox.account("咨询客服").openKfId();

        assertThat(results(peer.servicers().addKfServicer(KfServicerRequest.users(openKfId, List.of("zhangsan", "lisi")))))
                .containsExactly("zhangsan 0 success", "lisi 0 success");
        assertThat(results(peer.servicers().addKfServicer(KfServicerRequest.users(openKfId, List.of("lisi")))))
                .containsExactly("lisi 0 ignored");
        assertThat(results(peer.servicers().delKfServicer(KfServicerRequest.users(openKfId, List.of("zhangsan")))))
                .containsExactly("zhangsan 0 success");
        assertThat(servicers(openKfId)).extracting(KfServicer::getSubId, KfServicer::getStatus)
                .containsExactly(tuple("lisi", KfServiceStatus.IN_RECEPTION));
    }

    @Test
    void addsListsAndRemovesDepartments() {
        sandbox.department(2, "zhangsan");
        String openKfId = sandbox.account("咨询客服").openKfId();

        peer.servicers().addKfServicer(KfServicerRequest.depts(openKfId, List.of(2)));
        assertThat(servicers(openKfId)).extracting(KfServicer::getSubId, KfServicer::getType)
                .containsExactly(tuple("2", KfServicerType.DEPT));

        peer.servicers().delKfServicer(KfServicerRequest.depts(openKfId, List.of(2)));
        assertThat(servicers(openKfId)).isEmpty();
    }

    @Test
    void seesWhoHasSuspendedReception() {
        SandboxAccount account = sandbox.account("咨询客服");
        sandbox.servicer("zhangsan").suspends();

        assertThat(servicers(account.openKfId())).extracting(KfServicer::getStatus, KfServicer::getStopType)
                .containsExactly(tuple(KfServiceStatus.OUT_RECEPTION, KfStopType.PAUSE));
    }

    private List<KfAccountInfo> accounts(KfAccountListRequest request) {
        return peer.accounts().kfAccountList(request).getData();
    }

    private List<KfServicer> servicers(String openKfId) {
        return peer.servicers().kfServicerList(openKfId).getServicerList();
    }

    private static List<String> results(KfServicerResponse reply) {
        return reply.getResultList().stream()
                .map(result -> result.getUserid() + " " + result.getErrcode() + " " + result.getErrmsg()).toList();
    }
}
