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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The first thing that a newcomer reads, and pastes.
 */
class ReadmeTest extends WecomKfTestSupport {

    @ParameterizedTest
    @ValueSource(strings = { "README.md", "README.zh-CN.md" })
    void theRouteAtItsTopAnswersCustomers(String readme) throws Exception {
        String route = firstBlock("yaml", Files.readString(Path.of("..", readme)));
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("readme.camel.yaml", route));
        SandboxCustomer customer = sandbox.customer();

        customer.enters();
        customer.says("hello");

        await().atMost(SECONDS, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello"));
    }

    private static String firstBlock(String language, String markdown) {
        int begin = markdown.indexOf("```" + language + "\n") + language.length() + 4;
        return markdown.substring(begin, markdown.indexOf("```", begin));
    }
}
