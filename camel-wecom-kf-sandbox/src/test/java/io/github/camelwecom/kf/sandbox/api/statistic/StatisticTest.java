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
package io.github.camelwecom.kf.sandbox.api.statistic;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class StatisticTest extends SandboxTestSupport {

    private static final long DAY = 86400;

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @Test
    void countsWhatHappenedAtTheAccount() {
        sandbox.upgradeMembers(List.of("zhangsan"), List.of());
        customer.says("one");
        customer.says("two");
        sandbox.customer().says("three");
        client.sendText(account, customer, "hello");
        client.trans(account, customer, 2, "");
        client.call("kf/customer/upgrade_service",
                "{\"open_kfid\":\"%s\",\"external_userid\":\"%s\",\"type\":1,\"member\":{\"userid\":\"zhangsan\"}}"
                        .formatted(account.openKfId(), customer.id()));
        long today = sandbox.clock().instant().getEpochSecond();
        sandbox.clock().advance(Duration.ofDays(1));

        JsonNode reply = corp(today - DAY, today);

        assertThat(reply.get("statistic_list")).isEqualTo(TestClient.json("""
                [{"stat_time":1767110400},
                 {"stat_time":1767196800,"statistic":{
                   "session_cnt":2,"customer_cnt":2,"customer_msg_cnt":3,"upgrade_service_customer_cnt":1,
                   "ai_session_reply_cnt":1,"msg_rejected_customer_cnt":0,"ai_transfer_rate":1.0}}]"""));
    }

    @Test
    void leavesOutARateThatCannotBeComputed() {
        customer.says("hi");
        long today = sandbox.clock().instant().getEpochSecond();
        sandbox.clock().advance(Duration.ofDays(1));

        assertThat(corp(today, today).at("/statistic_list/0/statistic").has("ai_transfer_rate")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "0,0,40058", "-1,0,40058", "-31,-1,0", "-32,-1,40058", "-180,-150,0", "-181,-160,40058", "-1,-2,40058" })
    void takesUpTo31DaysFromYesterdayBackTo180DaysAgo(int first, int last, int errcode) {
        long now = sandbox.clock().instant().getEpochSecond();

        assertThat(errcode(corp(now + first * DAY, now + last * DAY))).isEqualTo(errcode);
        assertThat(errcode(servicer("", now + first * DAY, now + last * DAY))).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"start_time\":1767110400|40063", "\"end_time\":1767110400|40063", "\"start_time\":\"x\",\"end_time\":1|40058",
            "\"start_time\":4294967296,\"end_time\":1|40058" })
    void refusesRequestsThatBreakTheRules(String fields, int errcode) {
        String request = "{\"open_kfid\":\"" + account.openKfId() + "\"," + fields + "}";

        assertThat(errcode(client.call("kf/get_corp_statistic", request))).isEqualTo(errcode);
        assertThat(errcode(client.call("kf/get_servicer_statistic", request))).isEqualTo(errcode);
    }

    private JsonNode corp(long start, long end) {
        return client.call("kf/get_corp_statistic",
                "{\"open_kfid\":\"%s\",\"start_time\":%d,\"end_time\":%d}".formatted(account.openKfId(), start, end));
    }

    private JsonNode servicer(String userId, long start, long end) {
        return client.call("kf/get_servicer_statistic",
                "{\"open_kfid\":\"%s\",\"servicer_userid\":\"%s\",\"start_time\":%d,\"end_time\":%d}"
                        .formatted(account.openKfId(), userId, start, end));
    }
}
