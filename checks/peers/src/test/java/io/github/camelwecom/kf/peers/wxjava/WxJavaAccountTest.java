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
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfAccountAdd;
import me.chanjar.weixin.cp.bean.kf.WxCpKfAccountDel;
import me.chanjar.weixin.cp.bean.kf.WxCpKfAccountLink;
import me.chanjar.weixin.cp.bean.kf.WxCpKfAccountListResp.AccountListDTO;
import me.chanjar.weixin.cp.bean.kf.WxCpKfAccountUpd;
import me.chanjar.weixin.cp.bean.kf.WxCpKfServicerListResp.WxCpKfServicerStatus;
import me.chanjar.weixin.cp.bean.kf.WxCpKfServicerOpResp;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfEventMsg;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WxJavaAccountTest extends PeerTestSupport {

    private final WxCpKfService peer = WxJavaPeer.connect(sandbox).getKfService();

    @Test
    void addsAnAccount() throws WxErrorException {
        WxCpKfAccountAdd account = new WxCpKfAccountAdd();
        account.setName("咨询客服");
        account.setMediaId(SampleMedia.JPG.storeIn(sandbox));

        String openKfId = peer.addAccount(account).getOpenKfid();

        assertThat(sandbox.account("咨询客服").openKfId()).isEqualTo(openKfId);
    }

    @Test
    void renamesAnAccount() throws WxErrorException {
        WxCpKfAccountUpd change = new WxCpKfAccountUpd();
        change.setOpenKfid(sandbox.account("before").openKfId());
        change.setName("after");

        peer.updAccount(change);

        assertThat(accounts(null, null)).extracting(AccountListDTO::getName).containsExactly("after");
    }

    @Test
    void deletesAnAccount() throws WxErrorException {
        sandbox.account("kept");
        WxCpKfAccountDel deletion = new WxCpKfAccountDel();
        deletion.setOpenKfid(sandbox.account("dropped").openKfId());

        peer.delAccount(deletion);

        assertThat(accounts(null, null)).extracting(AccountListDTO::getName).containsExactly("kept");
    }

    @Test
    void listsAccountsPageByPage() throws WxErrorException {
        SandboxAccount first = sandbox.account("first");
        SandboxAccount second = sandbox.account("second");

        List<AccountListDTO> pageOne = accounts(0, 1);
        List<AccountListDTO> pageTwo = accounts(1, 1);

        assertThat(pageOne).extracting(AccountListDTO::getOpenKfid).containsExactly(first.openKfId());
        assertThat(pageTwo).extracting(AccountListDTO::getOpenKfid).containsExactly(second.openKfId());
        assertThat(pageOne.get(0).getAvatar()).startsWith("http");
        assertThat(pageOne.get(0).getHasManagePrivilege()).isTrue();
    }

    @Test
    void getsALinkThatLeadsCustomersToTheAccount() throws WxErrorException {
        SandboxAccount account = sandbox.account("咨询客服");
        SandboxCustomer customer = sandbox.customer();
        WxCpKfAccountLink link = new WxCpKfAccountLink();
        link.setOpenKfid(account.openKfId());
        link.setScene("website");

        customer.opens(peer.getAccountLink(link).getUrl() + "&scene_param=A%20B");

        WxCpKfEventMsg event = peer.syncMsg(null, null, null, null, account.openKfId()).getMsgList().get(0).getEvent();
        assertThat(event.getEventType()).isEqualTo("enter_session");
        assertThat(event.getExternalUserId()).isEqualTo(customer.id());
        assertThat(event.getScene()).isEqualTo("website");
        assertThat(event.getSceneParam()).isEqualTo("A%20B");
    }

    @Test
    void addsListsAndRemovesServicers() throws WxErrorException {
        sandbox.members("zhangsan", "lisi");
        String openKfId = sandbox.account("咨询客服").openKfId();

        assertThat(results(peer.addServicer(openKfId, List.of("zhangsan", "lisi"))))
                .containsExactly("zhangsan 0 success", "lisi 0 success");
        assertThat(results(peer.addServicer(openKfId, List.of("lisi")))).containsExactly("lisi 0 ignored");
        assertThat(peer.listServicer(openKfId).getServicerList())
                .extracting(WxCpKfServicerStatus::getUserId, WxCpKfServicerStatus::getStatus)
                .containsExactly(tuple("zhangsan", 0), tuple("lisi", 0));
        assertThat(results(peer.delServicer(openKfId, List.of("zhangsan")))).containsExactly("zhangsan 0 success");
        assertThat(peer.listServicer(openKfId).getServicerList())
                .extracting(WxCpKfServicerStatus::getUserId).containsExactly("lisi");
    }

    private List<AccountListDTO> accounts(Integer offset, Integer limit) throws WxErrorException {
        return peer.listAccount(offset, limit).getAccountList();
    }

    private static List<String> results(WxCpKfServicerOpResp reply) {
        return reply.getResultList().stream()
                .map(result -> result.getUserId() + " " + result.getErrcode() + " " + result.getErrmsg()).toList();
    }
}
