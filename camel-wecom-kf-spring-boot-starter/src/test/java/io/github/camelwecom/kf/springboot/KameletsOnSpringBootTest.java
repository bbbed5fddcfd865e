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

import java.net.URI;

import io.github.camelwecom.kf.reference.KameletsPageTestSupport;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static org.assertj.core.api.Assertions.assertThat;

/** The snippets of the page about Kamelets. */
@Tag("once")
class KameletsOnSpringBootTest extends KameletsPageTestSupport {

    private BootApplication application;

    @Override
    protected URI start(String snippet) {
        application = BootApplication.of(sandbox, directory.resolve("state")).property("kf.downloads", downloads())
                .property("camel.main.routes-include-pattern", "classpath:" + DIRECTORY + snippet).start();
        return application.url(PATH);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    /** The properties of an application do not reach them here. */
    @Test
    void kameletsOfAnotherCorpAreToldInTheRoute() {
        application = BootApplication.of(sandbox, directory).option("corp-id", "wwTheFirst").option("secret", "the first")
                .property("second.id", sandbox.corpId()).property("second.secret", sandbox.secret())
                .property("second.token", sandbox.token()).property("second.key", sandbox.encodingAesKey())
                .start(OfTheSecond.class);
        sandbox.callbackUrl(application.url("/second/kf/callback"));
        customer.says("hello");

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("We are on it."));
        eventually(() -> assertThat(sandbox.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
    }

    @Configuration(proxyBeanMethods = false)
    static class OfTheSecond {

        @Bean
        RouteBuilder route() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:wecom-kf-source?corpId={{second.id}}&secret={{second.secret}}&token={{second.token}}"
                         + "&encodingAesKey={{second.key}}&callbackPath=/second/kf/callback")
                            .setBody(constant("We are on it."))
                            .to("kamelet:wecom-kf-sink?corpId={{second.id}}&secret={{second.secret}}");
                }
            };
        }
    }
}
