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

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The first routes that a newcomer pastes, while a servicer already talks to one of the customers. An hour for each
 * page, in which everybody writes each minute:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=FirstSnippetTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dsnippet.minutes=60
 * </pre>
 */
class FirstSnippetTest extends WecomKfTestSupport {

    private static final int OTHERS = 32;
    private static final int MINUTES = Integer.getInteger("snippet.minutes", 0);
    private static final int FEW_LINES = 100;
    /** Other tests switch it off, since they expect its failures. */
    private static final String ERROR_HANDLER = "org.apache.camel.processor.errorhandler";

    private CapturedLog log;

    @BeforeEach
    void logAsUsersDo() {
        Configurator.setRootLevel(Level.INFO);
        Configurator.setLevel(ERROR_HANDLER, Level.INFO);
        log = CapturedLog.of("", Level.INFO);
    }

    @AfterEach
    void logAsTestsDo() {
        log.close();
        Configurator.setLevel(ERROR_HANDLER, Level.OFF);
        Configurator.setRootLevel(Level.WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md", "docs/guide.md", "docs/guide.zh-CN.md" })
    void answersEveryoneButTheCustomerWhomAServicerServes(String page) throws Exception {
        SandboxCustomer served = sandbox.customer("served").unannounced();
        served.says("hello");
        serve(served);
        List<SandboxCustomer> others = IntStream.range(0, OTHERS).mapToObj(number -> sandbox.customer("customer" + number))
                .toList();
        String route = firstBlock("yaml", Files.readString(Path.of("..", page)));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("first.camel.yaml", route));

        others.forEach(customer -> customer.says("hello"));

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(others).allSatisfy(
                customer -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello")));
        await().atMost(SECONDS, TimeUnit.SECONDS).until(() -> !log.linesAbout("counts as processed").isEmpty());
        for (int minute = 1; minute <= MINUTES; minute++) {
            await().pollDelay(Duration.ofMinutes(1)).atMost(Duration.ofMinutes(2)).until(() -> true);
            served.says("hello");
            others.forEach(customer -> customer.says("hello"));
        }
        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(() -> assertThat(others)
                .allSatisfy(customer -> assertThat(customer.received()).hasSizeGreaterThan(MINUTES)));
        assertThat(served.received()).isEmpty();
        List<String> lines = allLines();
        System.out.printf("%s: %d of %d answered, %d log lines%n", page, others.size(), OTHERS, lines.size());
        assertThat(lines).as("log lines").hasSizeLessThan(FEW_LINES);
    }

    private void serve(SandboxCustomer customer) {
        sandbox.servicer("zoe");
        template.requestBody("wecom-kf:serviceStateTrans", Map.of("open_kfid", sandbox.account("Service").openKfId(),
                "external_userid", customer.id(), "service_state", 3, "servicer_userid", "zoe"));
    }

    /** Also those of stack traces. */
    private List<String> allLines() {
        return Stream.concat(log.lines().stream(), log.failures().stream().map(FirstSnippetTest::stackTrace))
                .flatMap(String::lines).toList();
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String firstBlock(String language, String markdown) {
        int begin = markdown.indexOf("```" + language + "\n") + language.length() + 4;
        return markdown.substring(begin, markdown.indexOf("```", begin));
    }
}
