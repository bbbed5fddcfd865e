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
package io.github.camelwecom.kf.endpointdsl;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.WecomKfEndpoint;
import io.github.camelwecom.kf.endpointdsl.dsl.WecomKfEndpointBuilderFactory;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sync.StartFrom;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.endpointdsl.StaticEndpointBuilders.wecomKf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class EndpointDslTest {

    @TempDir
    Path directory;

    @Test
    void aRouteOfBuiltEndpointsAnswersACustomer() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            String support = sandbox.account("Support").openKfId();
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Support"));
            customer.unannounced().says("hello");
            context.addComponent("wecom-kf", component(sandbox));
            context.addRoutes(answersOf(support));
            context.start();

            await().untilAsserted(
                    () -> assertThat(customer.received()).extracting("text").containsExactly("You wrote: hello"));
            WecomKfConfiguration options = context.getEndpoints().stream()
                    .filter(endpoint -> endpoint.getEndpointUri().contains("syncMsg")).map(WecomKfEndpoint.class::cast)
                    .map(WecomKfEndpoint::getConfiguration).findFirst().orElseThrow();
            assertThat(options.getOpenKfId()).isEqualTo(support);
            assertThat(options.getConcurrentCustomers()).isEqualTo(20);
            assertThat(options.getStartFrom()).isEqualTo(StartFrom.EARLIEST);
        }
    }

    private static RouteBuilder answersOf(String support) {
        // snippet
        return new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from(wecomKf("syncMsg").openKfId(support).concurrentCustomers(20).startFrom(StartFrom.EARLIEST))
                        .filter(header("CamelWecomKfMessageType").isEqualTo("text"))
                        .setBody(simple("You wrote: ${body.text.content}"))
                        .to(wecomKf("sendMsg").msgType("text"));
            }
        };
        // end
    }

    private WecomKfComponent component(KfSandbox sandbox) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(sandbox.baseUri().toString());
        options.setCorpId(sandbox.corpId());
        options.setSecret(sandbox.secret());
        options.setStateDirectory(directory.toString());
        return component;
    }

    @ParameterizedTest
    @ValueSource(strings = { "guide.md", "guide.zh-CN.md" })
    void theGuideShowsThatRoute(String guide) throws IOException {
        String source = Files.readString(
                Path.of("src", "test", "java", EndpointDslTest.class.getName().replace('.', '/') + ".java"));
        String snippet = source.substring(source.indexOf("// snippet\n") + "// snippet\n".length(), source.indexOf("// end\n"))
                .stripIndent().stripTrailing();

        assertThat(Files.readString(Path.of("..", "docs", guide))).contains("```java\n" + snippet + "\n```\n");
    }

    @Test
    void everyOptionAndHeaderOfTheComponentIsThereAndNoOther() throws IOException {
        JsonNode description;
        try (InputStream json = WecomKfEndpoint.class.getResourceAsStream("/META-INF/io/github/camelwecom/kf/wecom-kf.json")) {
            description = new ObjectMapper().readTree(json);
        }
        Set<String> options = new TreeSet<>();
        description.path("properties").properties().stream()
                .filter(option -> option.getValue().path("kind").asText().equals("parameter"))
                .forEach(option -> options.add(option.getKey()));
        Set<String> headers = new TreeSet<>();
        description.path("headers").properties().forEach(header -> headers.add(header.getKey()));

        assertThat(options).hasSizeGreaterThan(40);
        assertThat(methodsOf(
                WecomKfEndpointBuilderFactory.WecomKfEndpointConsumerBuilder.class,
                WecomKfEndpointBuilderFactory.AdvancedWecomKfEndpointConsumerBuilder.class,
                WecomKfEndpointBuilderFactory.WecomKfEndpointProducerBuilder.class,
                WecomKfEndpointBuilderFactory.AdvancedWecomKfEndpointProducerBuilder.class)).isEqualTo(options);
        assertThat(wecomKfHeaders()).isEqualTo(headers);
    }

    private static Set<String> methodsOf(Class<?>... builders) {
        return Stream.of(builders).map(builder -> Stream.of(builder.getDeclaredMethods()).filter(Method::isDefault)
                .map(Method::getName).filter(name -> !Set.of("basic", "advanced").contains(name)).toList())
                .flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> wecomKfHeaders() {
        WecomKfEndpointBuilderFactory.WecomKfHeaderNameBuilder names = new WecomKfEndpointBuilderFactory.WecomKfBuilders() {
        }.wecomKf();
        return Stream.of(names.getClass().getDeclaredMethods()).filter(method -> method.getParameterCount() == 0)
                .map(method -> {
                    try {
                        method.setAccessible(true);
                        return (String) method.invoke(names);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }).collect(Collectors.toCollection(TreeSet::new));
    }
}
