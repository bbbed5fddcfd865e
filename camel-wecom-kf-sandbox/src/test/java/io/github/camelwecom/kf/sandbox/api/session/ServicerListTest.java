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
package io.github.camelwecom.kf.sandbox.api.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class ServicerListTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");

    @Test
    void addsPeopleAndDepartmentsAndAnswersForEach() {
        sandbox.members("zhangsan", "lisi");
        sandbox.department(2, "wangwu");
        change("add", "\"userid_list\":[\"lisi\"]");

        JsonNode reply = change("add", "\"userid_list\":[\"zhangsan\",\"lisi\",\"nobody\"],\"department_id_list\":[2,3]");

        assertThat(errcode(reply)).isZero();
        assertThat(results(reply)).containsExactly(
                "zhangsan 0 success", "lisi 0 ignored", "nobody 60111", "2 0 success", "3 60123");
        assertThat(list().get("servicer_list")).isEqualTo(TestClient.json(
                "[{\"userid\":\"lisi\",\"status\":0},{\"userid\":\"zhangsan\",\"status\":0},{\"department_id\":2}]"));
    }

    @Test
    void removesPeopleAndDepartmentsAndAnswersForEach() {
        sandbox.members("zhangsan");
        sandbox.department(2);
        change("add", "\"userid_list\":[\"zhangsan\"],\"department_id_list\":[2]");

        JsonNode reply = change("del", "\"userid_list\":[\"zhangsan\",\"lisi\"],\"department_id_list\":[2,3]");

        assertThat(results(reply)).containsExactly("zhangsan 0 success", "lisi 0 ignored", "2 0 success", "3 0 ignored");
        assertThat(list().get("servicer_list")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "add,userid_list,100,0", "add,userid_list,101,40058", "add,department_id_list,20,0",
            "add,department_id_list,21,40058", "del,userid_list,101,40058", "del,department_id_list,100,0",
            "del,department_id_list,101,40058" })
    void limitsTheLists(String operation, String list, int size, int errcode) {
        String element = list.startsWith("userid") ? "\"x\"" : "7";

        assertThat(errcode(change(operation, "\"" + list + "\":[" + element + ("," + element).repeat(size - 1) + "]")))
                .isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"userid_list\":[]|40063", "\"x\":1|40063", "\"userid_list\":[1]|40058",
            "\"department_id_list\":[\"1\"]|40058", "\"userid_list\":\"zhangsan\"|40058" })
    void refusesRequestsThatBreakTheRules(String lists, int errcode) {
        assertThat(errcode(change("add", lists))).isEqualTo(errcode);
        assertThat(errcode(change("del", lists))).isEqualTo(errcode);
    }

    @Test
    void hasRoomFor2000PeopleAnd20Departments() {
        String[] userIds = IntStream.rangeClosed(1, 2001).mapToObj(i -> "u" + i).toArray(String[]::new);
        sandbox.members(userIds);
        IntStream.rangeClosed(1, 21).forEach(i -> sandbox.department(i));
        for (int from = 0; from < 2000; from += 100) {
            change("add", "\"userid_list\":[\"" + String.join("\",\"", Arrays.copyOfRange(userIds, from, from + 100)) + "\"]");
        }
        change("add", "\"department_id_list\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]");

        assertThat(list().get("servicer_list")).hasSize(2020);
        assertThat(results(change("add", "\"userid_list\":[\"u2001\",\"u1\"],\"department_id_list\":[21,1]")))
                .containsExactly("u2001 40058", "u1 0 ignored", "21 40058", "1 0 ignored");
    }

    @Test
    void showsNoStatusWithoutThePrivilegeToManage() {
        sandbox.members("zhangsan");
        change("add", "\"userid_list\":[\"zhangsan\"]");
        sandbox.revoke(account);

        assertThat(list().get("servicer_list")).isEqualTo(TestClient.json("[{\"userid\":\"zhangsan\"}]"));
        assertThat(errcode(change("add", "\"userid_list\":[\"zhangsan\"]"))).isEqualTo(48007);
        assertThat(errcode(change("del", "\"userid_list\":[\"zhangsan\"]"))).isEqualTo(48007);
    }

    @Test
    void refusesAnUnknownAccount() {
        assertThat(errcode(client.query("kf/servicer/list", "open_kfid=wk0"))).isEqualTo(95004);
        assertThat(errcode(client.query("kf/servicer/list", "open_kfid="))).isEqualTo(40063);
    }

    @Test
    void refusesPost() {
        assertThat(errcode(client.call("kf/servicer/list", "{\"open_kfid\":\"" + account.openKfId() + "\"}")))
                .isEqualTo(40058);
    }

    private JsonNode change(String operation, String lists) {
        return client.call("kf/servicer/" + operation, "{\"open_kfid\":\"" + account.openKfId() + "\"," + lists + "}");
    }

    /** Who, item errcode, and the item errmsg when there was no error. */
    private static List<String> results(JsonNode reply) {
        List<String> results = new ArrayList<>();
        for (JsonNode item : reply.get("result_list")) {
            String who = item.has("userid") ? item.get("userid").asText() : item.get("department_id").asText();
            results.add(who + " " + errcode(item) + (errcode(item) == 0 ? " " + item.get("errmsg").asText() : ""));
        }
        return results;
    }

    private JsonNode list() {
        return client.query("kf/servicer/list", "open_kfid=" + account.openKfId());
    }
}
