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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.client.Repetition;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.net.WWWFormCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Every operation, called through a route: what arrives at the platform is what the documentation shows, field by
 * field. The samples are those of the documentation, so the sandbox, which has none of their ids, may well refuse them.
 */
class OperationsOverARouteTest extends WecomKfTestSupport {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").toD("wecom-kf:${header.operation}");
            }
        };
    }

    static Stream<Arguments> samples() {
        return Stream.of(KfOperation.values()).flatMap(operation -> Stream.of("minimal", "full")
                .map(sample -> arguments(operation, sample)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("samples")
    void sendsWhatTheDocumentationShows(KfOperation operation, String sample) throws IOException {
        ObjectNode request = sample(operation, sample);

        Exchange exchange = template.request("direct:call", in -> {
            in.getMessage().setBody(request.toString());
            in.getMessage().setHeader("operation", operation.operationName());
        });

        assertThat(exchange.getException()).satisfiesAnyOf(
                failure -> assertThat(failure).isNull(),
                failure -> assertThat(((WecomKfException) failure).getErrcode()).isNotNull());
        List<ApiCall> calls = sandbox.journal(operation.path());
        assertThat(calls).hasSize(1);
        assertThat(arrived(operation, calls.get(0), request)).isEqualTo(request);
    }

    private static JsonNode arrived(KfOperation operation, ApiCall call, ObjectNode sample) {
        if (operation.method() == Method.GET) {
            Map<String, String> query = new TreeMap<>();
            WWWFormCodec.parse(call.query(), StandardCharsets.UTF_8).forEach(
                    parameter -> query.put(parameter.getName(), parameter.getValue()));
            return MAPPER.valueToTree(query);
        }
        ObjectNode request = call.request().deepCopy();
        if (operation.repetition() == Repetition.SAFE_WITH_MSG_ID && !sample.has("msgid")) {
            assertThat(request.remove("msgid").asText()).matches("[0-9a-zA-Z_-]{1,32}");
        }
        return request;
    }

    private static ObjectNode sample(KfOperation operation, String kind) throws IOException {
        String file = "/wire/" + operation.operationName() + "." + kind + ".json";
        try (InputStream sample = OperationsOverARouteTest.class.getResourceAsStream(file)) {
            return (ObjectNode) MAPPER.readTree(sample);
        }
    }
}
