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

/** What happened at an account, day by day (doc/95489). */
final class GetCorpStatistic implements JsonOperation {

    @Override
    public String path() {
        return "kf/get_corp_statistic";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        StatisticDays days = StatisticDays.of(request, Statistics.dayOf(corp.now()));
        Statistics statistics = corp.accounts().get(openKfId).statistics();
        days.describe(statistics::of, GetCorpStatistic::describe, reply.putArray("statistic_list"));
    }

    private static void describe(Tally tally, ObjectNode statistic) {
        statistic.put("session_cnt", tally.sessions(Activity.CUSTOMER_MESSAGE))
                .put("customer_cnt", tally.customers(Activity.CUSTOMER_MESSAGE))
                .put("customer_msg_cnt", tally.times(Activity.CUSTOMER_MESSAGE))
                .put("upgrade_service_customer_cnt", tally.customers(Activity.MEMBER_OFFER, Activity.GROUP_CHAT_OFFER))
                .put("ai_session_reply_cnt", tally.sessions(Activity.CLIENT_ANSWER))
                .put("msg_rejected_customer_cnt", tally.customers(Activity.REJECTION));
        tally.share(Activity.HANDED_OVER, Activity.CLIENT_ANSWER)
                .ifPresent(rate -> statistic.put("ai_transfer_rate", rate));
    }
}
