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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Activity;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Statistics;
import io.github.camelwecom.kf.sandbox.corp.Tally;

/** What servicers did at an account, day by day; of one of them or of all (doc/95490). */
final class GetServicerStatistic implements JsonOperation {

    @Override
    public String path() {
        return "kf/get_servicer_statistic";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        String userId = request.optional("servicer_userid", Limits.USERID_BYTES);
        StatisticDays days = StatisticDays.of(request, Statistics.dayOf(corp.now()));
        Statistics statistics = corp.accounts().get(openKfId).statistics();
        days.describe(
                day -> userId.isEmpty() ? statistics.ofServicers(day) : statistics.ofServicer(day, userId),
                GetServicerStatistic::describe, reply.putArray("statistic_list"));
    }

    private static void describe(Tally tally, ObjectNode statistic) {
        statistic.put("session_cnt", tally.sessions(Activity.SERVED))
                .put("customer_cnt", tally.customers(Activity.SERVED))
                .put("customer_msg_cnt", tally.times(Activity.CUSTOMER_MESSAGE))
                .put("upgrade_service_customer_cnt", tally.customers(Activity.MEMBER_OFFER, Activity.GROUP_CHAT_OFFER))
                .put("upgrade_service_member_invite_cnt", tally.times(Activity.MEMBER_OFFER))
                .put("upgrade_service_groupchat_invite_cnt", tally.times(Activity.GROUP_CHAT_OFFER))
                .put("msg_rejected_customer_cnt", tally.customers(Activity.REJECTION));
        tally.share(Activity.SERVICER_ANSWER, Activity.SERVED).ifPresent(rate -> statistic.put("reply_rate", rate));
    }
}
