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
package io.github.camelwecom.kf.springboot;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The properties of an application are the options of the component. */
@Tag("once")
class ComponentOptionsTest {

    private static final Map<String, String> BEANS = Map.of(
            "dataSource", "database", "cursorRepository", "cursors", "idempotentRepository", "seen", "callbackRepository",
            "accepted", "accessTokenProvider", "tokens", "sslContextParameters", "tls");

    private static BootApplication application;

    /** All but the one that stands for all of them. */
    static Stream<DescribedOption> options() {
        return DescribedOption.all().stream().filter(option -> !"configuration".equals(option.name()));
    }

    /** All at once, each with a value that no other has if it is of a kind that has enough of them. */
    @BeforeAll
    static void setEveryOption() {
        BootApplication.Builder builder
                = BootApplication.withoutOptions().property("spring.main.web-application-type", "none");
        options().forEach(option -> builder.property(option.property(), another(option)));
        application = builder.start(Beans.class);
    }

    @AfterAll
    static void close() {
        application.close();
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionIsSetByItsProperty(DescribedOption option) {
        WecomKfComponent component = application.component();
        Object set = ((PropertyConfigurerGetter) component.getComponentPropertyConfigurer())
                .getOptionValue(component, option.name(), false);

        assertThat(shown(option, set)).isEqualTo(expected(option));
    }

    @Test
    void theOptionsAreGivenAsOneBean() {
        try (BootApplication application
                = BootApplication.withoutOptions().option("configuration", "#bean:aConfiguration").start(Beans.class)) {
            assertThat(application.component().getConfiguration()).isSameAs(application.bean("aConfiguration"));
        }
    }

    private static String another(DescribedOption option) {
        if (BEANS.containsKey(option.name())) {
            return "#bean:" + BEANS.get(option.name());
        }
        if (!option.values().isEmpty()) {
            return option.values().get(option.values().size() - 1);
        }
        return switch (option.kind()) {
            case "boolean" -> String.valueOf(!option.defaultValue().asBoolean());
            case "integer" -> String.valueOf(place(option));
            case "duration" -> place(option) + "h30m";
            default -> "/" + option.name();
        };
    }

    private static int place(DescribedOption option) {
        return 1000 + DescribedOption.all().indexOf(option);
    }

    private static String expected(DescribedOption option) {
        return "duration".equals(option.kind())
                ? String.valueOf(Duration.ofHours(place(option)).plusMinutes(30).toMillis()) : another(option);
    }

    private static String shown(DescribedOption option, Object set) {
        String bean = BEANS.get(option.name());
        return bean != null && set == application.bean(bean) ? "#bean:" + bean : String.valueOf(set);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void aPropertyIsSpeltInAnyWayThatSpringBootKnows(String property) {
        try (BootApplication application = BootApplication.withoutOptions().property(property, "/other").start()) {
            assertThat(application.component().getConfiguration().getCallbackPath()).isEqualTo("/other");
        }
    }

    static Stream<String> spellings() {
        String prefix = WecomKfAutoConfiguration.PREFIX + ".";
        return Stream.of(prefix + "callback-path", prefix + "callbackPath", prefix + "callback_path",
                (prefix + "CALLBACKPATH").toLowerCase(Locale.ROOT));
    }

    @Test
    void aMisspeltOptionIsRefusedByItsName() {
        BootApplication.Builder application = BootApplication.withoutOptions().option("corpid", "ww1")
                .option("secrett", "very secret");

        assertThatThrownBy(() -> application.start(Beans.class, Answering.class))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause().hasMessageContaining("There is no option secrett under camel.component.wecom-kf.")
                .hasMessageContaining("corp-id").hasMessageNotContaining("very secret");
    }

    @Test
    void switchedOffNothingIsSet() {
        try (BootApplication application = BootApplication.withoutOptions().option("enabled", false).option("corp-id", "ww1")
                .start()) {
            assertThat(application.component().getConfiguration().getCorpId()).isNull();
        }
    }

    @Test
    void withTheCustomizerSwitchedOffNothingIsSet() {
        try (BootApplication application = BootApplication.withoutOptions().option("customizer.enabled", false)
                .option("corp-id", "ww1").start()) {
            assertThat(application.component().getConfiguration().getCorpId()).isNull();
        }
    }

    @Test
    void placeholdersOfSpringAndOfCamelAreFilledIn() {
        try (BootApplication application
                = BootApplication.withoutOptions().property("the.corp", "ww1").property("the.secret", "s3")
                        .option("corp-id", "${the.corp}").option("secret", "{{the.secret}}").start()) {
            WecomKfConfiguration options = application.component().getConfiguration();

            assertThat(options.getCorpId()).isEqualTo("ww1");
            assertThat(options.getSecret()).isEqualTo("s3");
        }
    }

    static class Answering {

        @Bean
        RoutesBuilder answers() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").routeId("answers")
                            .filter(simple("${header.CamelWecomKfMessageType} == 'text'"))
                            .setBody(simple("You wrote: ${body.text.content}")).to("wecom-kf:sendMsg?msgType=text");
                }
            };
        }
    }

    static class Beans {

        @Bean
        WecomKfConfiguration aConfiguration() {
            return new WecomKfConfiguration();
        }

        @Bean
        MemoryStateRepository cursors() {
            return new MemoryStateRepository();
        }

        @Bean
        JdbcDataSource database() {
            return new JdbcDataSource();
        }

        @Bean(destroyMethod = "")
        MemoryIdempotentRepository seen() {
            return new MemoryIdempotentRepository();
        }

        @Bean(destroyMethod = "")
        MemoryIdempotentRepository accepted() {
            return new MemoryIdempotentRepository();
        }

        @Bean
        SSLContextParameters tls() {
            return new SSLContextParameters();
        }

        @Bean
        AccessTokenProvider tokens() {
            return new AccessTokenProvider() {
                @Override
                public String accessToken() {
                    return "token";
                }

                @Override
                public void refused(String accessToken) {
                    // there is no other
                }
            };
        }
    }
}
