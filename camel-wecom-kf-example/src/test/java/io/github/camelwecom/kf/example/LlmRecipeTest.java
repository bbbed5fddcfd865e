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
package io.github.camelwecom.kf.example;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.model.send.LongText;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** The bot with a language model, as customers meet it. The model is a stub. */
@Tag("once")
class LlmRecipeTest extends RecipeTestSupport {

    private static final String TAKEOVER = "A colleague takes over.";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theModelIsToldWhatThisCustomerAndItSaidBefore() throws Exception {
        modelDoes(okJson("""
                {"choices": [{"message": {"role": "assistant", "content": "你好，\\"Anna\\"！"}}]}"""));
        start("llm", settings());
        SandboxCustomer other = sandbox.customer();
        other.says("I am somebody else.");
        eventually(() -> assertThat(other.received()).hasSize(1));
        customer.says("我叫 \"Anna\"");
        awaitReceived("你好，\"Anna\"！");
        customer.says("Who am I?");
        awaitReceived("你好，\"Anna\"！", "你好，\"Anna\"！");

        LoggedRequest last = askedFor().get(2);
        assertThat(last.getHeader("Authorization")).isEqualTo("Bearer sk-test");
        assertThat(json.readTree(last.getBody()).path("messages")).extracting(message -> message.path("role").asText())
                .containsExactly("system", "user", "assistant", "user");
        assertThat(json.readTree(last.getBody()).path("messages")).extracting(message -> message.path("content").asText())
                .endsWith("我叫 \"Anna\"", "你好，\"Anna\"！", "Who am I?");
    }

    @Test
    void theModelHandsOverAndIsNotAskedWhileAHumanServes() {
        modelDoes(okJson("""
                {"choices": [{"message": {"role": "assistant", "content": null, "tool_calls": [
                  {"id": "1", "type": "function", "function": {"name": "hand_over", "arguments": "{}"}}]}}]}"""));
        start("llm", settings());
        customer.says("I am angry.");
        awaitReceived(TAKEOVER);
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
        customer.says("Very angry.");

        awaitMessagesRead(2);
        bot.close();
        assertThat(askedFor()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "***" })
    void aModelThatSaysNothingCannotHelpEither(String nothing) {
        modelDoes(okJson("""
                {"choices": [{"message": {"role": "assistant", "content": "%s"}}]}""".formatted(nothing)));
        start("llm", settings());
        customer.says("Hm?");

        awaitReceived(TAKEOVER);
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
    }

    @Test
    void aConversationThatTheModelRefusesIsAHumansAtOnce() {
        modelDoes(aResponse().withStatus(400));
        start("llm", settings());
        customer.says("something odd");

        awaitReceived(TAKEOVER);
        eventually(() -> assertThat(sandbox.journal("kf/service_state/trans")).hasSize(1));
        assertThat(askedFor()).hasSize(1);
    }

    /** A model that talks without end, an application that is killed when the customer has the first message of it. */
    @Test
    void anAnswerIsPaidForAndSentOnceAndRememberedThoughTheApplicationIsKilledInMidAnswer() throws Exception {
        modelDoes(okJson("""
                {"choices": [{"message": {"role": "assistant", "content": "%s"}}]}"""
                .formatted("**This lamp** is made of glass. ".repeat(500))));
        CountDownLatch killed = new CountDownLatch(1);
        sandbox.failNext("kf/send_msg", KfFault.heldUntil(killed));
        customer.says("Tell me about your lamps.");
        try (RecipeProcess process = RecipeProcess.start("llm", sandbox, directory, settings())) {
            eventually(() -> assertThat(customer.received()).hasSize(1));
            assertThat(process.isAlive()).isTrue();
        }
        killed.countDown();
        start("llm", settings());
        String answer = "This lamp is made of glass. ".repeat(500);
        awaitReceived(LongText.split(answer).subList(0, 3).toArray(String[]::new));
        eventually(() -> assertThat(rows("SELECT role FROM memory ORDER BY id")).containsExactly("user", "assistant"));
        assertThat(askedFor()).as("calls of the model").hasSize(1);

        modelDoes(okJson("""
                {"choices": [{"message": {"role": "assistant", "content": "Glass."}}]}"""));
        customer.says("What is it made of?");
        eventually(() -> assertThat(customer.received()).extracting("text").hasSize(4).endsWith("Glass."));
        assertThat(json.readTree(askedFor().get(1).getBody()).path("messages"))
                .extracting(message -> message.path("role").asText())
                .containsExactly("system", "user", "assistant", "user");
    }

    private Map<String, String> settings() {
        return Map.of("llm.url", sandbox.baseUri() + "/llm", "llm.key", "sk-test");
    }

    private void modelDoes(ResponseDefinitionBuilder response) {
        MappingBuilder call = post(urlPathEqualTo("/llm"));
        sandbox.wireMock().stubFor(call.willReturn(response));
    }

    private List<LoggedRequest> askedFor() {
        return sandbox.wireMock().findAll(postRequestedFor(urlPathEqualTo("/llm")));
    }
}
