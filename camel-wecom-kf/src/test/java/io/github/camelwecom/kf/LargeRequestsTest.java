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
package io.github.camelwecom.kf;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AddContactWayReply;
import io.github.camelwecom.kf.model.GetCorpStatisticReply;
import io.github.camelwecom.kf.model.ListKnowledgeGroupReply;
import io.github.camelwecom.kf.model.ReceptionistChangeReply;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Requests that are larger than one call takes, and other things that a request says more simply than the platform
 * does.
 */
class LargeRequestsTest extends WecomKfTestSupport {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Map<String, Object> account() {
        return Map.of(WecomKfConstants.OPEN_KF_ID, sandbox.account().openKfId());
    }

    @Test
    void servicersAreAddedInPartsAndEveryResultComesBack() {
        List<String> users = IntStream.range(0, 250).mapToObj(number -> "user" + number).toList();
        sandbox.members(users.toArray(String[]::new));
        List<Integer> departments = IntStream.rangeClosed(1, 19).boxed().toList();
        departments.forEach(department -> sandbox.department(department));

        ReceptionistChangeReply reply = template.requestBodyAndHeaders("wecom-kf:receptionistAdd",
                Map.of("userid_list", users, "department_id_list", departments), account(), ReceptionistChangeReply.class);

        assertThat(reply.resultList()).hasSize(269).allMatch(result -> result.errcode() == 0);
        assertThat(sandbox.journal("kf/servicer/add")).extracting(call -> call.request().path("userid_list").size())
                .containsExactly(100, 100, 50);
    }

    @Test
    void allAccountsComeOnRequest() {
        IntStream.range(0, 204).forEach(number -> sandbox.account("Account " + number));

        assertThat(template.requestBody("wecom-kf:accountList", null, AccountListReply.class).accountList()).hasSize(100);
        assertThat(template.requestBody("wecom-kf:accountList?fetchAll=true", null, AccountListReply.class).accountList())
                .hasSize(205).doesNotHaveDuplicates();
    }

    @Test
    void allKnowledgeGroupsComeOnRequest() {
        IntStream.range(0, 5).forEach(
                number -> template.requestBody("wecom-kf:addKnowledgeGroup", Map.of("name", "group" + number)));

        ListKnowledgeGroupReply reply = template.requestBody(
                "wecom-kf:listKnowledgeGroup?fetchAll=true", Map.of("limit", 2), ListKnowledgeGroupReply.class);

        assertThat(reply.groupList()).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
        assertThat(sandbox.journal("kf/knowledge/list_group")).hasSizeGreaterThan(2);
    }

    @Test
    void statisticsOfALongSpanComeInOneReplyWithEveryDayOnce() {
        LocalDate yesterday = LocalDate.now(CHINA).minusDays(1);

        GetCorpStatisticReply reply = template.requestBodyAndHeaders("wecom-kf:getCorpStatistic",
                Map.of("start_time", yesterday.minusDays(99), "end_time", yesterday.toString()), account(),
                GetCorpStatisticReply.class);

        assertThat(reply.statisticList()).extracting(day -> day.statTime()).hasSize(100).doesNotHaveDuplicates();
        assertThat(sandbox.journal("kf/get_corp_statistic")).hasSize(4);
        long first = sandbox.journal("kf/get_corp_statistic").get(0).request().path("start_time").asLong();
        assertThat(Instant.ofEpochSecond(first).atZone(CHINA)).isEqualTo(yesterday.minusDays(99).atStartOfDay(CHINA));
    }

    @Test
    void aDateThatIsNoneIsNamed() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:getCorpStatistic",
                Map.of("start_time", "yesterday", "end_time", "2026-01-31"), account())).cause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("start_time", "yesterday", "2026-01-31");
    }

    @Test
    void aSpanThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:getCorpStatistic",
                Map.of("start_time", "2026-01-31", "end_time", "2026-01-01"), account())).cause()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("end_time", "before start_time");
    }

    @Test
    void aLinkCarriesItsSceneParamToTheCustomersEntrance() {
        AddContactWayReply reply = template.requestBodyAndHeaders("wecom-kf:addContactWay?sceneParam=shelf=7 左",
                Map.of("scene", "shop"), account(), AddContactWayReply.class);

        assertThat(reply.url()).endsWith("&scene_param=shelf%3D7%20%E5%B7%A6");
        SandboxCustomer customer = sandbox.customer();
        customer.opens(reply.url());
        assertThat(template.requestBodyAndHeaders("wecom-kf:syncMsg", null, account(), String.class))
                .contains("\"scene\":\"shop\"", "shelf%3D7%20%E5%B7%A6");
    }

    @Test
    void aSceneParamIsRefusedWithoutASceneAndWhenItIsTooLong() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:addContactWay",
                Map.of("scene_param", "x"), account())).cause().hasMessageContainingAll("scene_param", "has no scene");
        assertThatThrownBy(() -> template.requestBodyAndHeaders("wecom-kf:addContactWay",
                Map.of("scene", "shop", "scene_param", "左".repeat(15)), account())).cause()
                .hasMessageContainingAll("scene_param", "135", "128");
    }
}
