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
package io.github.camelwecom.kf.sandbox.api.knowledge;

import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeGroupTest extends SandboxTestSupport {

    @Test
    void beginsWithADefaultGroupThatCannotBeChanged() {
        JsonNode group = list("{}").get("group_list").get(0);
        String id = group.get("group_id").asText();

        assertThat(group.get("is_default").asInt()).isEqualTo(1);
        assertThat(errcode(client.call("kf/knowledge/del_group", "{\"group_id\":\"" + id + "\"}"))).isEqualTo(40058);
        assertThat(errcode(mod(id, "x"))).isEqualTo(40058);
    }

    @Test
    void addsRenamesAndDeletesAGroup() {
        String id = add("发货").get("group_id").asText();
        assertThat(errcode(mod(id, "物流"))).isZero();

        JsonNode group = list("{\"group_id\":\"" + id + "\"}").get("group_list").get(0);
        assertThat(group).isEqualTo(TestClient.json(
                "{\"group_id\":\"" + id + "\",\"name\":\"物流\",\"is_default\":0}"));
        assertThat(errcode(client.call("kf/knowledge/del_group", "{\"group_id\":\"" + id + "\"}"))).isZero();
        assertThat(list("{}").get("group_list")).hasSize(1);
    }

    @Test
    void wantsAnotherNameForEachGroup() {
        add("a");
        String b = add("b").get("group_id").asText();

        assertThat(errcode(add("a"))).isEqualTo(40058);
        assertThat(errcode(mod(b, "a"))).isEqualTo(40058);
        assertThat(errcode(mod(b, "b"))).isZero();
    }

    @Test
    void countsTheLengthOfANameInCharacters() {
        assertThat(errcode(add("好".repeat(12)))).isZero();
        assertThat(errcode(add("好".repeat(13)))).isEqualTo(40058);
        assertThat(errcode(add(""))).isEqualTo(40063);
    }

    @Test
    void hasRoomFor100Groups() {
        IntStream.range(1, 100).forEach(i -> assertThat(errcode(add("g" + i))).isZero());

        assertThat(errcode(add("one more"))).isEqualTo(40058);
    }

    @Test
    void pagesByCursor() {
        add("a");
        add("b");

        JsonNode first = list("{\"limit\":2}");
        JsonNode rest = list("{\"limit\":2,\"cursor\":\"" + first.get("next_cursor").asText() + "\"}");

        assertThat(first.get("has_more").asInt()).isEqualTo(1);
        assertThat(first.get("group_list")).hasSize(2);
        assertThat(rest.get("has_more").asInt()).isZero();
        assertThat(rest.get("group_list")).extracting(group -> group.get("name").asText()).containsExactly("b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"limit\":1000}|0", "{\"limit\":1001}|40058", "{\"cursor\":\"x\"}|40058", "{\"limit\":-1}|40058" })
    void checksThePage(String request, int errcode) {
        assertThat(errcode(list(request))).isEqualTo(errcode);
    }

    @Test
    void refusesAnUnknownGroup() {
        assertThat(errcode(mod("none", "x"))).isEqualTo(40058);
        assertThat(errcode(client.call("kf/knowledge/del_group", "{\"group_id\":\"none\"}"))).isEqualTo(40058);
        assertThat(errcode(client.call("kf/knowledge/del_group", "{}"))).isEqualTo(40063);
        assertThat(errcode(client.call("kf/knowledge/mod_group", "{\"name\":\"x\"}"))).isEqualTo(40063);
    }

    private JsonNode add(String name) {
        return client.call("kf/knowledge/add_group", "{\"name\":\"" + name + "\"}");
    }

    private JsonNode mod(String id, String name) {
        return client.call("kf/knowledge/mod_group", "{\"group_id\":\"%s\",\"name\":\"%s\"}".formatted(id, name));
    }

    private JsonNode list(String request) {
        return client.call("kf/knowledge/list_group", request);
    }
}
