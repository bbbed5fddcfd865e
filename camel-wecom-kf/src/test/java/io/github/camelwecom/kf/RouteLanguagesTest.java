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

import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The same flow in each of Camel's languages: welcome whoever enters, answer whoever writes.
 */
class RouteLanguagesTest extends WecomKfTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "routes/conversation.camel.yaml", "routes/conversation.camel.xml" })
    void runsFromAFile(String file) throws Exception {
        Resource routes = PluginHelper.getResourceLoader(context).resolveResource("classpath:" + file);
        PluginHelper.getRoutesLoader(context).loadRoutes(routes);

        welcomesAndAnswers();
    }

    @Test
    void runsFromJava() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg")
                        .choice()
                        .when(simple("${header.CamelWecomKfEventType} == 'enter_session'"))
                        .setBody(constant("Welcome!"))
                        .to("wecom-kf:sendMsgOnEvent?msgType=text")
                        .when(simple("${header.CamelWecomKfMessageType} == 'text'"))
                        .setBody(simple("You wrote: ${body.text.content}"))
                        .to("wecom-kf:sendMsg?msgType=text");
            }
        });

        welcomesAndAnswers();
    }

    private void welcomesAndAnswers() {
        SandboxCustomer customer = sandbox.customer();

        customer.enters();
        customer.says("hello");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(customer.received()).extracting("text")
                .containsExactly("Welcome!", "You wrote: hello"));
    }
}
