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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** An application as its users have it: the starter, Spring Boot's servlet container on a free port, the sandbox. */
final class BootApplication implements AutoCloseable {

    static final String PATH = "/wecom/kf/callback";

    private static final String COMPONENT = "camel.component.wecom-kf.";

    private final ConfigurableApplicationContext application;

    private BootApplication(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** Starts from the settings that a sandbox's corp needs. */
    static Builder of(KfSandbox sandbox, Path stateDirectory) {
        return new Builder().option("base-uri", sandbox.baseUri()).option("corp-id", sandbox.corpId())
                .option("secret", sandbox.secret()).option("token", sandbox.token())
                .option("encoding-aes-key", sandbox.encodingAesKey()).option("state-directory", stateDirectory);
    }

    static Builder withoutOptions() {
        return new Builder();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
    }

    /** On the port of the actuator, where it has one of its own. */
    URI managementUrl(String path) {
        return URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.management.port") + path);
    }

    CamelContext camel() {
        return application.getBean(CamelContext.class);
    }

    WecomKfComponent component() {
        return camel().getComponent("wecom-kf", WecomKfComponent.class);
    }

    Object bean(String name) {
        return application.getBean(name);
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }

    @Override
    public void close() {
        application.close();
    }

    static final class Builder {

        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final List<String> last = new ArrayList<>();
        private final Map<String, Object> beans = new LinkedHashMap<>();

        private Builder() {
            property("server.port", 0).property("spring.main.banner-mode", "off").property("logging.level.root", "warn");
        }

        Builder option(String name, Object value) {
            return property(COMPONENT + name, value);
        }

        Builder property(String name, Object value) {
            properties.put(name, value.toString());
            return this;
        }

        /** Whatever an imported file says. */
        Builder last(String name, Object value) {
            last.add("--" + name + "=" + value);
            return this;
        }

        Builder bean(String name, Object bean) {
            beans.put(name, bean);
            return this;
        }

        BootApplication start(Class<?>... configurations) {
            Class<?>[] all = Arrays.copyOf(configurations, configurations.length + 1);
            all[configurations.length] = AutoConfigured.class;
            return new BootApplication(
                    new SpringApplicationBuilder(all).properties(properties)
                            .initializers(context -> beans.forEach(context.getBeanFactory()::registerSingleton))
                            .run(last.toArray(String[]::new)));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class AutoConfigured {
    }
}
