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
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class KnowledgeIntentTest extends SandboxTestSupport {

    private static final String ANSWER = "\"answers\":[{\"text\":{\"content\":\"Tomorrow.\"}}]";

    private String groupId;

    @BeforeEach
    void addGroup() {
        groupId = client.call("kf/knowledge/add_group", "{\"name\":\"g\"}").get("group_id").asText();
    }

    @Test
    void readsWhatWasWrittenWithNamesForMedia() {
        String image = sandbox.media(MediaType.IMAGE, "map.png", new byte[6]);
        String video = sandbox.media(MediaType.VIDEO, "tour.mp4", new byte[6]);
        String id = add(question("When?") + """
                ,"similar_questions":{"items":[{"text":{"content":"How soon?"}}]},
                "answers":[{"text":{"content":"Tomorrow."},"attachments":[
                  {"msgtype":"image","image":{"media_id":"%s"}},
                  {"msgtype":"video","video":{"media_id":"%s"}},
                  {"msgtype":"link","link":{"title":"t","pic_url":"https://p","desc":"d","url":"https://u"}},
                  {"msgtype":"miniprogram","miniprogram":{"title":"t","thumb_media_id":"%s","appid":"a","pagepath":"p"}}]}]"""
                .formatted(image, video, image)).get("intent_id").asText();

        JsonNode intent = list("{\"intent_id\":\"" + id + "\"}").get("intent_list").get(0);

        assertThat(intent).isEqualTo(TestClient.json("""
                {"group_id":"%s","intent_id":"%s","question":{"text":{"content":"When?"}},
                "similar_questions":{"items":[{"text":{"content":"How soon?"}}]},
                "answers":[{"text":{"content":"Tomorrow."},"attachments":[
                  {"msgtype":"image","image":{"name":"map.png"}},
                  {"msgtype":"video","video":{"name":"tour.mp4"}},
                  {"msgtype":"link","link":{"title":"t","pic_url":"https://p","desc":"d","url":"https://u"}},
                  {"msgtype":"miniprogram","miniprogram":{"title":"t","appid":"a","pagepath":"p"}}]}]}"""
                .formatted(groupId, id)));
    }

    @Test
    void replacesOnlyThePartsGiven() {
        String id = add(question("When?") + "," + ANSWER).get("intent_id").asText();

        assertThat(errcode(mod(id, "\"answers\":[{\"text\":{\"content\":\"Today.\"}}]"))).isZero();

        JsonNode intent = list("{}").get("intent_list").get(0);
        assertThat(intent.at("/question/text/content").asText()).isEqualTo("When?");
        assertThat(intent.at("/answers/0/text/content").asText()).isEqualTo("Today.");
    }

    @Test
    void deletesAnIntent() {
        String id = add(question("When?") + "," + ANSWER).get("intent_id").asText();

        assertThat(errcode(client.call("kf/knowledge/del_intent", "{\"intent_id\":\"" + id + "\"}"))).isZero();
        assertThat(list("{}").get("intent_list")).isEmpty();
        assertThat(errcode(client.call("kf/knowledge/del_intent", "{\"intent_id\":\"" + id + "\"}"))).isEqualTo(40058);
    }

    @Test
    void deletesTheIntentsWithTheirGroup() {
        add(question("When?") + "," + ANSWER);

        client.call("kf/knowledge/del_group", "{\"group_id\":\"" + groupId + "\"}");

        assertThat(list("{}").get("intent_list")).isEmpty();
    }

    @Test
    void takesAQuestionOnceInAllGroups() {
        add(question("When?") + "," + ANSWER);
        String other = add(question("Where?") + "," + ANSWER).get("intent_id").asText();
        groupId = client.call("kf/knowledge/add_group", "{\"name\":\"other\"}").get("group_id").asText();

        assertThat(errcode(add(question("When?") + "," + ANSWER))).isEqualTo(40058);
        assertThat(errcode(mod(other, question("When?")))).isEqualTo(40058);
        assertThat(errcode(mod(other, question("Where?")))).isZero();
    }

    @Test
    void hasRoomFor200IntentsInAGroup() {
        IntStream.range(0, 200).forEach(i -> assertThat(errcode(add(question("q" + i) + "," + ANSWER))).isZero());

        assertThat(errcode(add(question("one more") + "," + ANSWER))).isEqualTo(40058);
    }

    @Test
    void pagesByCursorWithinAGroup() {
        IntStream.range(0, 3).forEach(i -> add(question("q" + i) + "," + ANSWER));
        String inGroup = "\"group_id\":\"" + groupId + "\",\"limit\":2";

        JsonNode first = list("{" + inGroup + "}");
        JsonNode rest = list("{" + inGroup + ",\"cursor\":\"" + first.get("next_cursor").asText() + "\"}");

        assertThat(first.get("has_more").asInt()).isEqualTo(1);
        assertThat(rest.get("intent_list")).hasSize(1);
        assertThat(rest.get("has_more").asInt()).isZero();
    }

    @Test
    void countsTheLengthOfTextsInCharacters() {
        assertThat(errcode(add(question("好".repeat(200)) + ",\"answers\":[" + text("好".repeat(500)) + "]"))).isZero();
        assertThat(errcode(add(question("好".repeat(201)) + "," + ANSWER))).isEqualTo(40058);
        assertThat(errcode(add(question("q") + ",\"answers\":[" + text("好".repeat(501)) + "]"))).isEqualTo(40058);
    }

    @Test
    void takesUpTo100SimilarQuestionsAnd4Attachments() {
        String link = "{\"msgtype\":\"link\",\"link\":{\"title\":\"t\",\"url\":\"https://u\"}}";
        String answer = "\"answers\":[{\"text\":{\"content\":\"a\"},\"attachments\":[%s]}]";

        assertThat(errcode(add(question("a") + similar(100) + "," + answer.formatted(link + ("," + link).repeat(3))))).isZero();
        assertThat(errcode(add(question("b") + similar(101) + "," + ANSWER))).isEqualTo(40058);
        assertThat(errcode(add(question("c") + "," + answer.formatted(link + ("," + link).repeat(4))))).isEqualTo(40058);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"question\":{\"text\":{\"content\":\"q\"}}|40063",
            "\"answers\":[{\"text\":{\"content\":\"a\"}}]|40063",
            "\"question\":{\"text\":{}},\"answers\":[{\"text\":{\"content\":\"a\"}}]|40063",
            "\"question\":{\"text\":{\"content\":\"q\"}},\"answers\":[]|40058",
            "\"question\":{\"text\":{\"content\":\"q\"}},\"answers\":[{\"text\":{\"content\":\"a\"}},{\"text\":{\"content\":\"b\"}}]|40058" })
    void refusesAnIntentThatIsNotComplete(String content, int errcode) {
        assertThat(errcode(add(content))).isEqualTo(errcode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"msgtype\":\"image\",\"image\":{\"media_id\":\"made-up\"}}|40007",
            "{\"msgtype\":\"image\",\"image\":{}}|40063",
            "{\"msgtype\":\"voice\",\"voice\":{}}|40008",
            "{\"msgtype\":\"link\",\"link\":{\"title\":\"t\"}}|40063",
            "{\"msgtype\":\"miniprogram\",\"miniprogram\":{\"title\":\"t\",\"appid\":\"a\",\"pagepath\":\"p\"}}|40063" })
    void refusesAnAttachmentThatBreaksTheRules(String attachment, int errcode) {
        assertThat(errcode(add(question("q") + ",\"answers\":[{\"text\":{\"content\":\"a\"},\"attachments\":["
                               + attachment + "]}]")))
                .isEqualTo(errcode);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        groupId = "none";

        assertThat(errcode(add(question("q") + "," + ANSWER))).isEqualTo(40058);
        assertThat(errcode(mod("none", ANSWER))).isEqualTo(40058);
        assertThat(errcode(mod("none", "\"x\":1"))).isEqualTo(40063);
    }

    private static String question(String content) {
        return "\"question\":" + text(content);
    }

    private static String text(String content) {
        return "{\"text\":{\"content\":\"" + content + "\"}}";
    }

    private static String similar(int count) {
        return ",\"similar_questions\":{\"items\":[" + text("s") + ("," + text("s")).repeat(count - 1) + "]}";
    }

    private JsonNode add(String content) {
        return client.call("kf/knowledge/add_intent", "{\"group_id\":\"" + groupId + "\"," + content + "}");
    }

    private JsonNode mod(String intentId, String parts) {
        return client.call("kf/knowledge/mod_intent", "{\"intent_id\":\"" + intentId + "\"," + parts + "}");
    }

    private JsonNode list(String request) {
        return client.call("kf/knowledge/list_intent", request);
    }
}
