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
package io.github.camelwecom.kf.model;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of get_corp_statistic (doc/95489).
 *
 * @param errcode       0 when the call succeeded
 * @param errmsg        the platform's text for it
 * @param statisticList one entry for each day; never {@code null}
 * @param raw           the answer as received
 */
public record GetCorpStatisticReply(int errcode, String errmsg, List<Day> statisticList,
        JsonNode raw) implements KfReply {
    public GetCorpStatisticReply {
        statisticList = Absent.asEmpty(statisticList);
    }

    @Override
    public String toString() {
        return "GetCorpStatisticReply[errcode=" + errcode + ", days=" + statisticList.size() + "]";
    }

    /**
     * One day.
     *
     * @param statTime  Unix seconds of its beginning
     * @param statistic its numbers; {@code null} when there are none
     */
    public record Day(Long statTime, Statistic statistic) {

        /** The day; {@code null} when the platform did not say. */
        public LocalDate date() {
            return statTime == null ? null : StatisticDay.of(statTime);
        }
    }

    /**
     * Numbers of a day. What the platform left out, such as a rate it can not compute, is {@code null}.
     *
     * @param sessionCnt                sessions in which a customer wrote
     * @param customerCnt               customers who wrote
     * @param customerMsgCnt            messages of customers
     * @param upgradeServiceCustomerCnt customers who were recommended to a specialist or group
     * @param aiSessionReplyCnt         sessions in which the assistant answered
     * @param aiTransferRate            share of sessions the assistant handed over to a human, 0 to 1
     * @param aiKnowledgeHitRate        share of questions the assistant could answer, 0 to 1
     * @param msgRejectedCustomerCnt    customers whose messages are rejected
     */
    public record Statistic(Integer sessionCnt, Integer customerCnt, Integer customerMsgCnt,
            Integer upgradeServiceCustomerCnt, Integer aiSessionReplyCnt, Double aiTransferRate, Double aiKnowledgeHitRate,
            Integer msgRejectedCustomerCnt) {
    }
}
