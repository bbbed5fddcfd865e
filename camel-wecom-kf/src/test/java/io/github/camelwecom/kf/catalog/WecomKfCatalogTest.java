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
package io.github.camelwecom.kf.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WecomKfCatalogTest {

    private final CamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = { "answer", "kinds", "media-out", "data-types" })
    void routesOfTheGuideAreRight(String route) throws Exception {
        String file = "classpath:reference/guide/" + route + ".camel.yaml";
        // snippet: catalog
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.resolveMandatoryResource(context, file));

        assertThat(WecomKfCatalog.load().problems(context)).isEmpty();
        // end
    }

    @ParameterizedTest
    @ValueSource(strings = { "guide.md", "guide.zh-CN.md" })
    void theGuideShowsHow(String guide) throws Exception {
        String source = Files.readString(
                Path.of("src", "test", "java", WecomKfCatalogTest.class.getName().replace('.', '/') + ".java"));
        String mark = "// snippet: catalog\n";
        String snippet = source.substring(source.indexOf(mark) + mark.length(), source.indexOf("// end\n")).stripIndent()
                .stripTrailing();

        assertThat(Files.readString(Path.of("..", "docs", guide))).contains("```java\n" + snippet + "\n```\n");
    }

    @Test
    void findsMisspeltOptionsWrongValuesAndWhatIsForTheOtherSide() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?pageSise=100&secret=TOPSECRET")
                        .choice().when(constant(true)).to("wecom-kf:sendMsg?msgType=txt")
                        .otherwise().toD("wecom-kf:sendMsg?openKfId=${header.account}&concurrentCustomers=4");
                from("kf2:syncMessages").wireTap("kf2:sendMsg?serviceState=many").to("mock:anything?nonsense=1");
            }
        });

        List<String> problems = WecomKfCatalog.load("kf2").problems(context);

        assertThat(problems).hasSize(5).noneMatch(problem -> problem.contains("TOPSECRET"));
        assertThat(problems).anyMatch(problem -> problem.contains("pageSise") && problem.contains("pageSize"))
                .anyMatch(problem -> problem.contains("txt")).anyMatch(problem -> problem.contains("concurrentCustomers"))
                .anyMatch(problem -> problem.contains("syncMessages"))
                .anyMatch(problem -> problem.contains("many"));
    }
}
