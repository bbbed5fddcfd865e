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
package io.github.camelwecom.kf.reference;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every snippet of the page about several nodes does what the page says. */
class ScalingPageTest {

    static final String DIRECTORY = "reference/scaling/";

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final List<Main> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(Main::stop);
        sandbox.close();
    }

    @Test
    void anotherNodeGoesOnAndEachTakesCallbacks() throws Exception {
        Main first = node("answer.camel.yaml");
        eventually(() -> assertThat(sandbox.journal("kf/sync_msg")).isNotEmpty());
        Main second = node("answer.camel.yaml");
        sandbox.callbackUrl(url(second, "/wecom/kf/callback"));
        customer.says("hello");
        eventually(() -> assertThat(customer.received()).hasSize(1));

        first.stop();
        customer.says("hello again");
        eventually(() -> assertThat(customer.received()).extracting("text")
                .containsExactly("One of us is on it.", "One of us is on it."));
    }

    @Test
    void aGatewayPassesNewsOn() throws Exception {
        Main reader = node("answer.camel.yaml", "news.camel.yaml");
        eventually(() -> assertThat(sandbox.journal("kf/sync_msg")).isNotEmpty());
        Main gateway = main("gateway.camel.yaml");
        gateway.addOverrideProperty("kf.readers", url(reader, "").toString());
        gateway.start();
        sandbox.callbackUrl(url(gateway, "/wecom/kf/callback"));
        customer.says("hello");
        eventually(() -> assertThat(customer.received()).hasSize(1));
    }

    private Main node(String... routes) throws Exception {
        Main main = main(routes);
        main.start();
        return main;
    }

    private Main main(String... routes) {
        Main main = new Main();
        nodes.add(main);
        main.setDefaultPropertyPlaceholderLocation("classpath:" + DIRECTORY + "application.properties");
        main.addMainListener(
                new Environment().with("WECOM", sandbox).withVariable("DB_USER", "sa").withVariable("DB_PASSWORD", ""));
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.addOverrideProperty("camel.beans.kfDatabase.jdbcUrl", database);
        main.configure().withRoutesIncludePattern(
                Stream.of(routes).map(file -> "classpath:" + DIRECTORY + file).collect(Collectors.joining(",")));
        return main;
    }

    private static URI url(Main main, String path) {
        int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
