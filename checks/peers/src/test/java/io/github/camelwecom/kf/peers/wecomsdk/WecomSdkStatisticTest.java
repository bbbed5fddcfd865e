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
import java.time.Instant;
import java.util.List;

import cn.felord.domain.callcenter.KfCorpStatisticDetail;
import cn.felord.domain.callcenter.KfCorpStatisticRequest;
import cn.felord.domain.callcenter.KfServicerStatisticDetail;
import cn.felord.domain.callcenter.KfServicerStatisticRequest;
import cn.felord.domain.callcenter.KfSessionUpdateRequest;
import cn.felord.domain.callcenter.KfStatistic;
import cn.felord.enumeration.KfServiceState;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxClock;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The peer reads rates as whole numbers: no rate other than 0 or 1 can be asserted here. */
class WecomSdkStatisticTest extends PeerTestSupport {

    private static final Instant TODAY = Instant.parse("2026-01-01T16:00:00Z");

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    WecomSdkStatisticTest() {
        super(KfSandbox.builder().clock(SandboxClock.stoppedAt(TODAY)));
    }

    @BeforeEach
    void haveADayWithOneSession() {
        sandbox.servicer("zhangsan");
        customer.says("one");
        customer.says("two");
        peer.sessions().trans(
                new KfSessionUpdateRequest(account.openKfId(), customer.id(), KfServiceState.MANUAL, "zhangsan"));
        customer.says("three");
        sandbox.clock().advance(Duration.ofDays(1));
    }

    @Test
    void readsTheStatisticOfTheAccount() {
        KfCorpStatisticRequest request = new KfCorpStatisticRequest(TODAY.minus(Duration.ofDays(1)), TODAY);
        request.setOpenKfid(account.openKfId());

        List<KfStatistic<KfCorpStatisticDetail>> days = peer.statistics().corpStatistic(request).getStatisticList();

        assertThat(days).extracting(KfStatistic::getStatTime).containsExactly(TODAY.minus(Duration.ofDays(1)), TODAY);
        assertThat(days.get(0).getStatistic()).isNull();
        assertThat(days.get(1).getStatistic().getSessionCnt()).isOne();
        assertThat(days.get(1).getStatistic().getCustomerMsgCnt()).isEqualTo(3);
        assertThat(days.get(1).getStatistic().getAiTransferRate()).isIn(null, 0L, 1L);
    }

    @Test
    void readsTheStatisticOfAServicer() {
        KfServicerStatisticRequest request = new KfServicerStatisticRequest(TODAY, TODAY);
        request.setOpenKfid(account.openKfId());
        request.setServicerUserid("zhangsan");

        List<KfStatistic<KfServicerStatisticDetail>> days
                = peer.statistics().servicerStatistic(request).getStatisticList();

        assertThat(days).hasSize(1);
        assertThat(days.get(0).getStatistic().getSessionCnt()).isOne();
        assertThat(days.get(0).getStatistic().getCustomerMsgCnt()).isOne();
    }
}
