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
package io.github.camelwecom.kf.trace;

import java.nio.file.Path;
import java.util.Map;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class WecomKfSpanDecoratorTest {

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final KeptSpans spans = new KeptSpans();
    private SandboxCustomer customer;

    @BeforeEach
    void start() throws Exception {
        customer = sandbox.customer().writesTo(sandbox.account("Service"));
        customer.unannounced().says("hello");
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(sandbox.baseUri().toString());
        options.setCorpId(sandbox.corpId());
        options.setSecret(sandbox.secret());
        options.setStateDirectory(directory.toString());
        context.addComponent("wecom-kf", component);
        spans.init(context);
        spans.setCamelContext(context);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").setBody(constant("answer")).to("wecom-kf:sendMsg?msgType=text");
            }
        });
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        sandbox.close();
    }

    @Test
    void aMessageAndItsAnswerAreSpansThatNameOperationAccountAndTypeButNotTheCustomer() {
        await().until(() -> !spans.named("wecom-kf:syncMsg").isEmpty());

        Map<String, String> message = spans.named("wecom-kf:syncMsg").get(0).tags();
        Map<String, String> answer = spans.named("wecom-kf:sendMsg").get(0).tags();
        assertThat(message).containsEntry("component", "camel-wecom-kf")
                .containsEntry(WecomKfSpanDecorator.OPERATION, "syncMsg")
                .containsEntry(WecomKfSpanDecorator.ACCOUNT, sandbox.account().openKfId())
                .containsEntry(WecomKfSpanDecorator.MESSAGE_TYPE, "text")
                .containsKey("messaging.message.id")
                .doesNotContainKeys(WecomKfSpanDecorator.ERRCODE, WecomKfSpanDecorator.EVENT_TYPE);
        assertThat(answer).containsEntry(WecomKfSpanDecorator.OPERATION, "sendMsg")
                .containsEntry(WecomKfSpanDecorator.ACCOUNT, sandbox.account().openKfId());
        assertThat(message.values()).noneMatch(value -> value.contains(customer.id()));
        assertThat(answer.values()).noneMatch(value -> value.contains(customer.id()));
    }

    @Test
    void aRefusalIsOnTheSpanWithItsErrcode() {
        // which no consumer asks for
        sandbox.failNext("kf/get_corp_qualification", KfFault.errcode(48002));

        assertThatThrownBy(() -> context.createProducerTemplate().requestBody("wecom-kf:getCorpQualification", (Object) null))
                .isNotNull();

        KeptSpans.KeptSpan span = spans.named("wecom-kf:getCorpQualification").get(0);
        assertThat(span.isError()).isTrue();
        assertThat(span.tags()).containsEntry(WecomKfSpanDecorator.ERRCODE, "48002")
                .containsEntry(WecomKfSpanDecorator.ERROR_CATEGORY, "PERMISSION");
    }

    @Test
    void aCustomerInAnEndpointsAddressIsCoveredAndTheOperationOfAHeaderCounts() {
        context.createProducerTemplate().requestBodyAndHeader(
                "wecom-kf:sendMsg?openKfId=" + sandbox.account().openKfId() + "&externalUserId=" + customer.id(),
                null, WecomKfConstants.OPERATION, "serviceStateGet");

        Map<String, String> tags = spans.named("wecom-kf:serviceStateGet").get(0).tags();
        assertThat(tags).containsEntry(WecomKfSpanDecorator.OPERATION, "serviceStateGet")
                .containsEntry(WecomKfSpanDecorator.ACCOUNT, sandbox.account().openKfId());
        assertThat(tags.get("url.query")).contains("externalUserId=xxxxxx");
        assertThat(tags.values()).noneMatch(value -> value.contains(customer.id()));
    }
}
