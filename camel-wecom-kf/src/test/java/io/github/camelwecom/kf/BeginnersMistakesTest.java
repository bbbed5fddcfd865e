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

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.RetryPolicy;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What those who begin do wrong in a call is answered with what to do instead, and with no line of log besides. */
class BeginnersMistakesTest {

    private static final KfSandbox SANDBOX = KfSandbox.start();
    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();
    private static final Map<String, Object> NO_HEADERS = Map.of();

    private static String account;
    private static SandboxCustomer customer;

    @BeforeAll
    static void start() {
        account = SANDBOX.account("Service").openKfId();
        customer = SANDBOX.customer();
        WecomKfComponent component = new WecomKfComponent();
        component.getConfiguration().setBaseUri(SANDBOX.baseUri().toString());
        component.getConfiguration().setCorpId(SANDBOX.corpId());
        component.getConfiguration().setSecret(SANDBOX.secret());
        component.setRetryPolicy(RetryPolicy.NONE);
        CONTEXT.addComponent("wecom-kf", component);
        CONTEXT.start();
    }

    @AfterAll
    static void stop() {
        CONTEXT.stop();
        SANDBOX.close();
    }

    static Stream<Mistake> mistakes() {
        Map<String, Object> toCustomer = Map.ofEntries(
                entry(WecomKfConstants.OPEN_KF_ID, account), entry(WecomKfConstants.EXTERNAL_USER_ID, customer.id()));
        return Stream.of(
                new Mistake(
                        "JSON that is no message", "wecom-kf:sendMsg", "{\"text\":\"hello\"}", toCustomer,
                        List.of("msgtype is missing", "set option msgType")),
                new Mistake(
                        "words for a picture", "wecom-kf:sendMsg?msgType=image", "look at this", toCustomer,
                        List.of("msgType=image takes a body that is a media id or the file itself", "which is none of these")),
                new Mistake(
                        "a file that is not there", "wecom-kf:sendMsg?msgType=image", new File("lamp.png"), toCustomer,
                        List.of(new File("lamp.png").getAbsolutePath(), "there is no such file")),
                new Mistake(
                        "a customer who never wrote", "wecom-kf:sendMsg?msgType=text", "hello", toCustomer,
                        List.of("errcode 95018", "Wait until the customer writes")),
                new Mistake(
                        "an account that is none", "wecom-kf:serviceStateGet?openKfId=wkNone", null,
                        Map.of(WecomKfConstants.EXTERNAL_USER_ID, customer.id()),
                        List.of("errcode 95004", "Take the open_kfid from accountList")),
                new Mistake(
                        "another corp", "wecom-kf:accountList?secret=other&corpId=wwOther", null, NO_HEADERS,
                        List.of("errcode 40013", "corp id")));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isAnsweredWithWhatToDo(Mistake mistake) throws Exception {
        try (CapturedLog log = CapturedLog.of("", Level.WARN); ProducerTemplate template = CONTEXT.createProducerTemplate()) {
            Throwable answer = catchThrowable(
                    () -> template.requestBodyAndHeaders(mistake.uri(), mistake.body(), mistake.headers()));

            assertThat(mistake.remedies()).allSatisfy(remedy -> assertThat(answer).hasStackTraceContaining(remedy));
            assertThat(log.lines()).isEmpty();
        }
    }

    private record Mistake(String name, String uri, Object body, Map<String, Object> headers, List<String> remedies) {

        @Override
        public String toString() {
            return name;
        }
    }
}
