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

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What headers and options say completely is called, whatever stands in the body that is no request: most often the
 * words that led to the call.
 */
@Tag("once")
class BodiesThatAreNotNeededTest extends WecomKfTestSupport {

    private static final String WORDS = "a human please";
    private static final String OPTIONS = "?serviceState=2&servicerUserId=zhangsan";
    private static final Map<String, Object> HEADERS = Map.of(
            WecomKfConstants.OPEN_KF_ID, "wk1", WecomKfConstants.EXTERNAL_USER_ID, "wm1", WecomKfConstants.CODE, "code1",
            WecomKfConstants.CALLBACK_TOKEN, "token1");
    /** Those that need something which neither a header nor an option can say. */
    private static final Set<KfOperation> NEED_A_BODY = EnumSet.of(
            KfOperation.ACCOUNT_ADD, KfOperation.RECEPTIONIST_ADD, KfOperation.RECEPTIONIST_DEL,
            KfOperation.SEND_MSG, KfOperation.SEND_MSG_ON_EVENT, KfOperation.RECALL_MSG, KfOperation.UPGRADE_SERVICE,
            KfOperation.UPGRADE_MEMBER_SERVICE, KfOperation.UPGRADE_GROUP_CHAT_SERVICE, KfOperation.GET_CORP_STATISTIC,
            KfOperation.GET_SERVICER_STATISTIC, KfOperation.ADD_KNOWLEDGE_GROUP, KfOperation.DEL_KNOWLEDGE_GROUP,
            KfOperation.MOD_KNOWLEDGE_GROUP, KfOperation.ADD_KNOWLEDGE_INTENT, KfOperation.DEL_KNOWLEDGE_INTENT,
            KfOperation.MOD_KNOWLEDGE_INTENT, KfOperation.MEDIA_UPLOAD_BY_URL, KfOperation.GET_MEDIA_UPLOAD_BY_URL_RESULT);

    static Stream<Arguments> needlessBodies() {
        List<Object> bodies = List.of(WORDS, "", "{not JSON", "[1]", "2", "true", WORDS.getBytes(StandardCharsets.UTF_8), 7,
                List.of(WORDS));
        return EnumSet.complementOf(EnumSet.copyOf(NEED_A_BODY)).stream()
                .flatMap(operation -> bodies.stream().map(body -> arguments(operation, body)));
    }

    @ParameterizedTest
    @MethodSource("needlessBodies")
    void areLeftAside(KfOperation operation, Object body) {
        call(operation, null);
        Exchange exchange = call(operation, body);

        assertThat(exchange.getException()).satisfiesAnyOf(
                failure -> assertThat(failure).isNull(),
                failure -> assertThat(((WecomKfException) failure).getErrcode()).isNotNull());
        List<JsonNode> requests = sandbox.journal(operation.path()).stream().map(ApiCall::request).toList();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).isEqualTo(requests.get(0));
    }

    static Set<KfOperation> operationsThatNeedABody() {
        return NEED_A_BODY;
    }

    @ParameterizedTest
    @MethodSource("operationsThatNeedABody")
    void areRefusedByWhatNeedsOne(KfOperation operation) {
        Exchange exchange = call(operation, WORDS);

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("wecom-kf:" + operation.operationName(), "the body is a String that is no JSON object")
                .hasMessageNotContaining(WORDS);
        assertThat(sandbox.journal()).isEmpty();
    }

    /** A body that is a request says what it says. */
    @ParameterizedTest
    @EnumSource(value = KfOperation.class, names = { "SERVICE_STATE_TRANS", "SERVICE_STATE_GET", "SYNC_MSG" })
    void areTakenWhereTheyAreRequests(KfOperation operation) {
        call(operation, "{\"open_kfid\":\"wk2\"}");

        assertThat(sandbox.journal(operation.path()).get(0).request().path("open_kfid").asText()).isEqualTo("wk2");
    }

    private Exchange call(KfOperation operation, Object body) {
        return template.request("wecom-kf:" + operation.operationName() + OPTIONS, in -> {
            in.getMessage().setHeaders(new HashMap<>(HEADERS));
            in.getMessage().setBody(body);
        });
    }
}
