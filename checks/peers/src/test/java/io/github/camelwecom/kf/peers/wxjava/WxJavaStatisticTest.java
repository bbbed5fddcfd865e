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

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxClock;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfGetCorpStatisticRequest;
import me.chanjar.weixin.cp.bean.kf.WxCpKfGetCorpStatisticResp;
import me.chanjar.weixin.cp.bean.kf.WxCpKfGetServicerStatisticRequest;
import me.chanjar.weixin.cp.bean.kf.WxCpKfGetServicerStatisticResp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WxJavaStatisticTest extends PeerTestSupport {

    private static final Instant TODAY = Instant.parse("2026-01-01T16:00:00Z");
    private static final long TODAY_SECONDS = TODAY.getEpochSecond();
    private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

    private final WxCpKfService peer = WxJavaPeer.connect(sandbox).getKfService();
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    WxJavaStatisticTest() {
        super(KfSandbox.builder().clock(SandboxClock.stoppedAt(TODAY)));
    }

    @BeforeEach
    void haveADayWithOneSession() throws WxErrorException {
        sandbox.members("zhangsan");
        peer.addServicer(account.openKfId(), List.of("zhangsan"));
        customer.says("one");
        customer.says("two");
        peer.transServiceState(account.openKfId(), customer.id(), 3, "zhangsan");
        customer.says("three");
        sandbox.clock().advance(Duration.ofDays(1));
    }

    @Test
    void readsTheStatisticOfTheAccount() throws WxErrorException {
        WxCpKfGetCorpStatisticRequest request = new WxCpKfGetCorpStatisticRequest();
        request.setOpenKfId(account.openKfId());
        request.setStartTime(TODAY_SECONDS - DAY_SECONDS);
        request.setEndTime(TODAY_SECONDS);

        List<WxCpKfGetCorpStatisticResp.StatisticList> days = peer.getCorpStatistic(request).getStatisticList();

        assertThat(days).extracting(WxCpKfGetCorpStatisticResp.StatisticList::getStatTime)
                .containsExactly(TODAY_SECONDS - DAY_SECONDS, TODAY_SECONDS);
        assertThat(days.get(0).getStatistic()).isNull();
        assertThat(days.get(1).getStatistic().getSessionCnt()).isOne();
        assertThat(days.get(1).getStatistic().getCustomerCnt()).isOne();
        assertThat(days.get(1).getStatistic().getCustomerMsgCnt()).isEqualTo(3);
    }

    @Test
    void readsTheStatisticOfAServicer() throws WxErrorException {
        WxCpKfGetServicerStatisticRequest request = new WxCpKfGetServicerStatisticRequest();
        request.setOpenKfId(account.openKfId());
        request.setServicerUserid("zhangsan");
        request.setStartTime(TODAY_SECONDS);
        request.setEndTime(TODAY_SECONDS);

        List<WxCpKfGetServicerStatisticResp.StatisticList> days = peer.getServicerStatistic(request).getStatisticList();

        assertThat(days).hasSize(1);
        assertThat(days.get(0).getStatistic().getSessionCnt()).isOne();
        assertThat(days.get(0).getStatistic().getCustomerMsgCnt()).isOne();
    }
}
