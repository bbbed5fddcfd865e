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

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of get_servicer_statistic (doc/95490).
 *
 * @param errcode       0 when the call succeeded
 * @param errmsg        the platform's text for it
 * @param statisticList one entry for each day; never {@code null}
 * @param raw           the answer as received
 */
public record GetServicerStatisticReply(int errcode, String errmsg, List<Day> statisticList,
        JsonNode raw) implements KfReply {
    public GetServicerStatisticReply {
        statisticList = Absent.asEmpty(statisticList);
    }

    @Override
    public String toString() {
        return "GetServicerStatisticReply[errcode=" + errcode + ", days=" + statisticList.size() + "]";
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
     * @param sessionCnt                         sessions
     * @param customerCnt                        customers
     * @param customerMsgCnt                     messages of customers
     * @param replyRate                          share of sessions that were answered, 0 to 1
     * @param firstReplyAverageSec               seconds until the first answer, on average
     * @param satisfactionInvestigateCnt         ratings asked for; the platform spells it {@code investgate}
     * @param satisfactionParticipationRate      share of customers who rated, 0 to 1
     * @param satisfiedRate                      share of ratings that are good, 0 to 1
     * @param middlingRate                       share of ratings that are fair, 0 to 1
     * @param dissatisfiedRate                   share of ratings that are bad, 0 to 1
     * @param upgradeServiceCustomerCnt          customers who were recommended to a specialist or group
     * @param upgradeServiceMemberInviteCnt      recommendations of a specialist
     * @param upgradeServiceMemberCustomerCnt    customers who added the specialist
     * @param upgradeServiceGroupChatInviteCnt   recommendations of a group
     * @param upgradeServiceGroupChatCustomerCnt customers who joined the group
     * @param msgRejectedCustomerCnt             customers whose messages are rejected
     */
    public record Statistic(Integer sessionCnt, Integer customerCnt, Integer customerMsgCnt, Double replyRate,
            Double firstReplyAverageSec,
            @JsonProperty("satisfaction_investgate_cnt") @JsonAlias("satisfaction_investigate_cnt") Integer satisfactionInvestigateCnt,
            Double satisfactionParticipationRate, Double satisfiedRate, Double middlingRate, Double dissatisfiedRate,
            Integer upgradeServiceCustomerCnt, Integer upgradeServiceMemberInviteCnt,
            Integer upgradeServiceMemberCustomerCnt,
            @JsonProperty("upgrade_service_groupchat_invite_cnt") Integer upgradeServiceGroupChatInviteCnt,
            @JsonProperty("upgrade_service_groupchat_customer_cnt") Integer upgradeServiceGroupChatCustomerCnt,
            Integer msgRejectedCustomerCnt) {
    }
}
