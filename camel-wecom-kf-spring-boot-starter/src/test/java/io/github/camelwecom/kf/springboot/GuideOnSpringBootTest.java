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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelwecom.kf.client.LocalhostKeys;
import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.reference.Environment;
import io.github.camelwecom.kf.reference.GuideTestSupport;
import io.github.camelwecom.kf.reference.StageHost;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The snippets of the guide, as they stand there, and those of its own for what Camel Main alone has. */
@Tag("once")
class GuideOnSpringBootTest extends GuideTestSupport {

    @Override
    protected StageHost.Kind host() {
        return BootHost::start;
    }

    @Test
    void everySnippetIsTriedHere() throws Exception {
        Path tests = Path.of("src/test/java/io/github/camelwecom/kf");
        Path shared = Path.of("../camel-wecom-kf").resolve(tests).resolve("reference/GuideTestSupport.java");
        Set<String> ofCamelMainAlone
                = Set.of("corps.properties", "management.properties", "metrics.properties", "proxy.properties");
        // by checks/neighbours, of which those that answer from Kafka run on Spring Boot
        Set<String> triedWithBrokers
                = Set.of("to-kafka.camel.yaml", "from-kafka.camel.yaml", "to-jms.camel.yaml", "from-jms.camel.yaml");
        Set<String> elsewhere = Stream.of(ofCamelMainAlone, triedWithBrokers).flatMap(Set::stream).collect(Collectors.toSet());

        assertThat(snippetsThatAreNotTriedIn(
                List.of(tests.resolve("springboot/GuideOnSpringBootTest.java"), shared), elsewhere)).isEmpty();
    }

    @Test
    void theComponentIsSetUpByTheSameProperties() {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxAccount account = sandbox.account("Service");
            try (BootApplication application = importing("application.properties", new Environment().with("WECOM", sandbox))
                    .option("base-uri", sandbox.baseUri()).start()) {
                assertThat(accounts(application).accountList()).extracting("openKfId").containsExactly(account.openKfId());
            }
        }
    }

    @Test
    void callsGoThroughAProxy() throws Exception {
        LocalhostKeys keys = LocalhostKeys.in(directory);
        WireMockServer https = new WireMockServer(keys.server());
        https.start();
        try (KfSandbox sandbox = KfSandbox.start(); SmallProxy proxy = SmallProxy.asking("Proxy-Authorization: Basic ")) {
            https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));
            sandbox.account("Service");
            try (BootApplication application = importing("boot-proxy.properties",
                    new Environment().with("WECOM", sandbox).withVariable("PROXY_PASSWORD", "s3cr3t"))
                    .option("corp-id", sandbox.corpId()).option("secret", sandbox.secret())
                    .option("base-uri", "https://localhost:" + https.httpsPort())
                    .option("ssl-context-parameters", "#bean:trust").bean("trust", keys.trustParameters())
                    .last("camel.component.http.proxy-host", "localhost")
                    .last("camel.component.http.proxy-port", proxy.port()).start()) {
                accounts(application);

                assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT localhost:"));
            }
        } finally {
            https.stop();
        }
    }

    @Test
    void healthHasAPortOfItsOwn() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            sandbox.account("Service");
            try (BootApplication application = BootApplication.of(sandbox, directory)
                    .property("spring.config.import", inDirectory("boot-management.properties"))
                    .last("management.server.port", 0)
                    .property("camel.main.routes-include-pattern", inDirectory("answer.camel.yaml")).start()) {
                URI management = application.managementUrl("/actuator/health/accounts");

                eventually(() -> assertThat(status(management)).isEqualTo(200));
                assertThat(status(application.url("/actuator/health"))).isEqualTo(404);
            }
        }
    }

    @Test
    void aSecondCorpHasAComponentOfItsOwn() {
        try (KfSandbox first = KfSandbox.start(); KfSandbox second = KfSandbox.builder().corpId("ww-second").start();
             BootApplication application = BootApplication.of(first, directory)
                     .property("spring.config.import", inDirectory("boot-corps.properties"))
                     .property("SECOND_CORP_ID", second.corpId()).property("SECOND_KF_SECRET", second.secret())
                     .property("SECOND_KF_TOKEN", second.token()).property("SECOND_KF_AES_KEY", second.encodingAesKey())
                     .option("corps.kf2.base-uri", second.baseUri()).option("corps.kf2.state-directory", directory)
                     .property("camel.main.routes-include-pattern", inDirectory("answer.camel.yaml", "corps.camel.yaml"))
                     .start()) {
            first.callbackUrl(application.url(PATH));
            second.callbackUrl(application.url("/second/kf/callback"));
            SandboxCustomer ofFirst = first.customer().writesTo(first.account("Service"));
            SandboxCustomer ofSecond = second.customer().writesTo(second.account("Service"));

            await().untilAsserted(() -> assertThat(first.verifyCallbackUrl().accepted()).isTrue());
            await().untilAsserted(() -> assertThat(second.verifyCallbackUrl().accepted()).isTrue());
            ofFirst.says("hello");
            ofSecond.says("hello");

            eventually(() -> assertThat(ofFirst.received()).extracting("text").containsExactly("You wrote: hello"));
            eventually(() -> assertThat(ofSecond.received()).extracting("text").containsExactly("The second corp greets you."));
        }
    }

    @Test
    void oneOfSeveralApplicationsAnswersAndAnotherTakesOver() {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            customer.says("hello");
            BootApplication first = oneOfSeveral(sandbox);
            BootApplication second = oneOfSeveral(sandbox);
            try {
                eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("One of us is on it."));
                first.close();
                customer.says("hello again");
                eventually(() -> assertThat(customer.received()).hasSize(2));
            } finally {
                first.close();
                second.close();
            }
        }
    }

    private BootApplication oneOfSeveral(KfSandbox sandbox) {
        return BootApplication.of(sandbox, directory.resolve("progress")).property("shared", directory)
                .option("safety-net-interval", "500").option("max-tokenless-sync-per-minute", 1000)
                .property("camel.main.routes-include-pattern", inDirectory("leader.camel.yaml"))
                .start(Cluster.class);
    }

    static class Cluster {

        // snippet: leader
        @Bean
        FileLockClusterService cluster(CamelContext camel, @Value("${shared}") Path shared) throws Exception {
            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setRoot(shared.resolve("cluster").toString());
            camel.addService(cluster);
            return cluster;
        }
        // end

        @Bean
        static BeanPostProcessor haste() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof FileLockClusterService cluster) {
                        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
                        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
                        cluster.setHeartbeatTimeoutMultiplier(50);
                    }
                    return bean;
                }
            };
        }
    }

    /** With this file of the guide, and what stands for the environment of the process. */
    private static BootApplication.Builder importing(String file, Environment environment) {
        return BootApplication.withoutOptions().property("spring.config.import", inDirectory(file))
                .bean("variables", new CamelContextConfiguration() {
                    @Override
                    public void beforeApplicationStart(CamelContext camelContext) {
                        camelContext.getPropertiesComponent().addPropertiesFunction(environment);
                    }

                    @Override
                    public void afterApplicationStart(CamelContext camelContext) {
                        // all is done before
                    }
                });
    }

    private static AccountListReply accounts(BootApplication application) {
        return application.camel().createProducerTemplate().requestBody("wecom-kf:accountList", null, AccountListReply.class);
    }

    private static int status(URI url) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding()).statusCode();
    }
}
