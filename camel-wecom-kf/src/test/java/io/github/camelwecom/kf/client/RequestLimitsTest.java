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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The documented limits of the requests: what they allow just so passes, one more does not. */
class RequestLimitsTest {

    private final DocumentedLimits validator = new DocumentedLimits();

    static Stream<Arguments> limits() {
        return Stream.of(
                limit(KfOperation.ACCOUNT_ADD, "/name", characters(16), characters(17)),
                limit(KfOperation.ACCOUNT_ADD, "/media_id", bytes(128), bytes(129)),
                limit(KfOperation.ACCOUNT_UPDATE, "/name", characters(16), characters(17)),
                limit(KfOperation.ACCOUNT_UPDATE, "/media_id", bytes(128), bytes(129)),
                limit(KfOperation.ACCOUNT_LIST, "/limit", 1, 0),
                limit(KfOperation.ACCOUNT_LIST, "/limit", 100, 101),
                limit(KfOperation.ACCOUNT_LIST, "/offset", 0, -1),
                limit(KfOperation.ADD_CONTACT_WAY, "/scene", bytes(32), bytes(33)),
                limit(KfOperation.ADD_CONTACT_WAY, "/scene", "aZ_-9", "shop 1"),
                limit(KfOperation.RECEPTIONIST_ADD, "/userid_list", items(100), items(101)),
                limit(KfOperation.RECEPTIONIST_ADD, "/department_id_list", numbers(20), numbers(21)),
                limit(KfOperation.RECEPTIONIST_DEL, "/userid_list", items(100), items(101)),
                limit(KfOperation.RECEPTIONIST_DEL, "/department_id_list", numbers(100), numbers(101)),
                limit(KfOperation.SERVICE_STATE_TRANS, "/service_state", 4, 5),
                limit(KfOperation.SYNC_MSG, "/cursor", bytes(64), bytes(65)),
                limit(KfOperation.SYNC_MSG, "/token", bytes(128), bytes(129)),
                limit(KfOperation.SYNC_MSG, "/limit", 1000, 1001),
                limit(KfOperation.SYNC_MSG, "/voice_format", 0, 2),
                limit(KfOperation.CUSTOMER_BATCH_GET, "/external_userid_list", items(100), items(101)),
                limit(KfOperation.CUSTOMER_BATCH_GET, "/need_enter_session_context", 0, 2),
                limit(KfOperation.UPGRADE_SERVICE, "/type", 1, 3),
                limit(KfOperation.GET_CORP_STATISTIC, "/start_time", 4294967295L, 4294967296L),
                limit(KfOperation.GET_CORP_STATISTIC, "/end_time", 0, -1),
                limit(KfOperation.GET_SERVICER_STATISTIC, "/start_time", 4294967295L, 4294967296L),
                limit(KfOperation.GET_SERVICER_STATISTIC, "/end_time", 0, -1),
                limit(KfOperation.ADD_KNOWLEDGE_GROUP, "/name", characters(12), characters(13)),
                limit(KfOperation.MOD_KNOWLEDGE_GROUP, "/name", characters(12), characters(13)),
                limit(KfOperation.LIST_KNOWLEDGE_GROUP, "/limit", 1000, 1001),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/question/text/content", characters(200), characters(201)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/similar_questions/items", questions(100), questions(101)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/similar_questions/items/1/text/content", characters(200),
                        characters(201)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/answers", questions(1), questions(2)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/answers", questions(1), questions(0)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/answers/0/text/content", characters(500), characters(501)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/answers/0/attachments", attachments(4), attachments(5)),
                limit(KfOperation.ADD_KNOWLEDGE_INTENT, "/answers/0/attachments/0/msgtype", "image", "voice"),
                limit(KfOperation.MOD_KNOWLEDGE_INTENT, "/question/text/content", characters(200), characters(201)),
                limit(KfOperation.MOD_KNOWLEDGE_INTENT, "/answers", questions(1), questions(2)),
                limit(KfOperation.LIST_KNOWLEDGE_INTENT, "/limit", 1, 0),
                limit(KfOperation.MEDIA_UPLOAD_BY_URL, "/scene", 1, 2),
                limit(KfOperation.MEDIA_UPLOAD_BY_URL, "/type", "video", "image"),
                limit(KfOperation.MEDIA_UPLOAD_BY_URL, "/filename", bytes(128), bytes(129)),
                limit(KfOperation.MEDIA_UPLOAD_BY_URL, "/url", bytes(1024), bytes(1025)),
                limit(KfOperation.MEDIA_UPLOAD_BY_URL, "/md5", bytes(32), bytes(33)),
                limit(KfOperation.GET_MEDIA_UPLOAD_BY_URL_RESULT, "/jobid", bytes(128), bytes(129)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("limits")
    void allowsWhatIsDocumentedAndNoMore(KfOperation operation, String pointer, Object allowed, Object refused)
            throws IOException {
        assertThatCode(() -> validator.check(operation, with(sample(operation, "full"), pointer, allowed)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> validator.check(operation, with(sample(operation, "full"), pointer, refused)))
                .isInstanceOf(InvalidRequestException.class);
    }

    @ParameterizedTest
    @EnumSource(KfOperation.class)
    void requiresEveryFieldOfTheMinimalRequest(KfOperation operation) throws IOException {
        ObjectNode minimal = sample(operation, "minimal");
        List<String> required = new ArrayList<>();
        minimal.fieldNames().forEachRemaining(required::add);
        required.removeAll(operation.fixedFields().keySet());
        if (operation.repetition() == Repetition.SAFE_WITH_MSG_ID) {
            required.remove("msgid");
        }

        for (String field : required) {
            ObjectNode without = minimal.deepCopy().without(field);
            assertThatThrownBy(() -> validator.check(operation, without)).as("without " + field)
                    .isInstanceOf(InvalidRequestException.class).hasMessageContaining(field);
        }
    }

    static Stream<KfOperation> operationsOnAnAccount() {
        // of sendMsg no limit of the id is documented
        return Arrays.stream(KfOperation.values()).filter(operation -> operation != KfOperation.SEND_MSG)
                .filter(operation -> KfJson.fieldNames(operation.requestType()).contains("open_kfid"));
    }

    @ParameterizedTest
    @MethodSource("operationsOnAnAccount")
    void allowsNoLongerIdOfAnAccount(KfOperation operation) throws IOException {
        ObjectNode full = sample(operation, "full");

        assertThatCode(() -> validator.check(operation, full.put("open_kfid", bytes(64)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> validator.check(operation, full.put("open_kfid", bytes(65))))
                .isInstanceOf(InvalidRequestException.class).hasMessageContaining("open_kfid");
    }

    private static Arguments limit(KfOperation operation, String pointer, Object allowed, Object refused) {
        return arguments(operation, pointer, allowed, refused);
    }

    private static String bytes(int count) {
        return "b".repeat(count);
    }

    /** Of three bytes of UTF-8 each. */
    private static String characters(int count) {
        return "字".repeat(count);
    }

    private static List<String> items(int count) {
        return Collections.nCopies(count, "item");
    }

    private static List<Integer> numbers(int count) {
        return Collections.nCopies(count, 1);
    }

    private static List<JsonNode> questions(int count) {
        return Collections.nCopies(count, object("{\"text\":{\"content\":\"t\"}}"));
    }

    private static List<JsonNode> attachments(int count) {
        return Collections.nCopies(count, object("{\"msgtype\":\"image\",\"image\":{\"media_id\":\"M\"}}"));
    }

    private static JsonNode object(String json) {
        try {
            return KfJson.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode with(ObjectNode request, String pointer, Object value) {
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = request.at(path.head());
        if (parent instanceof ArrayNode array) {
            array.set(path.last().getMatchingIndex(), KfJson.tree(value));
        } else {
            ((ObjectNode) parent).set(path.last().getMatchingProperty(), KfJson.tree(value));
        }
        return request;
    }

    private static ObjectNode sample(KfOperation operation, String kind) throws IOException {
        try (InputStream json = RequestLimitsTest.class
                .getResourceAsStream("/wire/" + operation.operationName() + "." + kind + ".json")) {
            return KfJson.parse(json.readAllBytes());
        }
    }
}
