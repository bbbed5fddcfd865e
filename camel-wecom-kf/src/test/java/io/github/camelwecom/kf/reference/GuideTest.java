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

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.client.LocalhostKeys;
import io.github.camelwecom.kf.client.SmallProxy;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.component.platform.http.main.ManagementHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/** Every snippet of the guide does what the guide says; those that are not about Camel Main alone, without it. */
class GuideTest extends GuideTestSupport {

    @Override
    protected StageHost.Kind host() {
        return CamelAlone::start;
    }

    @Test
    void theComponentIsSetUpByProperties() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxAccount account = sandbox.account("Service");
            Main main = main(new Environment().with("WECOM", sandbox), "application.properties");
            main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
            main.start();
            try {
                AccountListReply reply = main.getCamelContext().createProducerTemplate()
                        .requestBody("wecom-kf:accountList", null, AccountListReply.class);
                assertThat(reply.accountList()).extracting("openKfId").containsExactly(account.openKfId());
            } finally {
                main.stop();
            }
        }
    }

    private static Main main(Environment environment, String... files) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation(inDirectory(files));
        main.addMainListener(environment);
        main.addOverrideProperty("camel.server.port", "0");
        return main;
    }

    @Test
    void aSecondCorpHasAComponentOfItsOwn() throws Exception {
        try (KfSandbox first = KfSandbox.start(); KfSandbox second = KfSandbox.builder().corpId("ww-second").start()) {
            SandboxCustomer ofFirst = first.customer().writesTo(first.account("Service"));
            SandboxCustomer ofSecond = second.customer().writesTo(second.account("Service"));
            Main main = main(new Environment().with("WECOM", first).with("SECOND", second),
                    "application.properties", "corps.properties");
            main.addOverrideProperty("camel.component.wecom-kf.base-uri", first.baseUri().toString());
            main.addOverrideProperty("camel.component.wecom-kf.state-directory", directory.toString());
            main.addOverrideProperty("camel.beans.kf2.configuration.base-uri", second.baseUri().toString());
            main.addOverrideProperty("camel.beans.kf2.configuration.state-directory", directory.toString());
            main.configure().withRoutesIncludePattern(inDirectory("answer.camel.yaml", "corps.camel.yaml"));
            main.start();
            try {
                int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
                first.callbackUrl(URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback"));
                second.callbackUrl(URI.create("http://127.0.0.1:" + port + "/second/kf/callback"));
                ofFirst.says("hello");
                ofSecond.says("hello");

                eventually(() -> assertThat(ofFirst.received()).extracting("text").containsExactly("You wrote: hello"));
                eventually(() -> assertThat(ofSecond.received()).extracting("text")
                        .containsExactly("The second corp greets you."));
                eventually(() -> assertThat(second.callbackAttempts()).isNotEmpty().allMatch(attempt -> attempt.delivered()));
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void oneOfSeveralApplicationsAnswersAndAnotherTakesOver() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            SandboxCustomer customer = sandbox.customer().writesTo(sandbox.account("Service"));
            customer.says("hello");
            Main first = oneOfSeveral(sandbox);
            first.start();
            Main second = oneOfSeveral(sandbox);
            second.start();
            try {
                eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("One of us is on it."));
                // who is stopped on the last steps of a message leaves it to the other one
                eventually(() -> assertThat(first.getCamelContext().getInflightRepository().size()).isZero());
                first.stop();
                customer.says("hello again");
                eventually(() -> assertThat(customer.received()).hasSize(2));
            } finally {
                first.stop();
                second.stop();
            }
        }
    }

    private Main oneOfSeveral(KfSandbox sandbox) {
        Main main = main(new Environment().with("WECOM", sandbox), "application.properties");
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.configure().withRoutesIncludePattern(inDirectory("leader.camel.yaml"));
        Path shared = directory;
        // snippet: leader
        FileLockClusterService cluster = new FileLockClusterService();
        cluster.setRoot(shared.resolve("cluster").toString());
        main.bind("cluster", cluster);
        main.addOverrideProperty("camel.component.wecom-kf.state-directory", shared.resolve("progress").toString());
        // end
        cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
        cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
        cluster.setHeartbeatTimeoutMultiplier(50);
        main.addOverrideProperty("camel.component.wecom-kf.safety-net-interval", "500");
        main.addOverrideProperty("camel.component.wecom-kf.max-tokenless-sync-per-minute", "1000");
        return main;
    }

    @Test
    void callsGoThroughAProxy() throws Exception {
        LocalhostKeys keys = LocalhostKeys.in(directory);
        WireMockServer https = new WireMockServer(keys.server());
        https.start();
        try (KfSandbox sandbox = KfSandbox.start(); SmallProxy proxy = SmallProxy.asking("Proxy-Authorization: Basic ")) {
            https.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(sandbox.baseUri().toString())));
            sandbox.account("Service");
            Main main = main(new Environment().with("WECOM", sandbox).withVariable("PROXY_PASSWORD", "s3cr3t"),
                    "application.properties", "proxy.properties");
            main.addOverrideProperty("camel.component.https.proxy-host", "localhost");
            main.addOverrideProperty("camel.component.https.proxy-port", Integer.toString(proxy.port()));
            main.addOverrideProperty("camel.component.wecom-kf.base-uri", "https://localhost:" + https.httpsPort());
            main.addOverrideProperty("camel.component.wecom-kf.ssl-context-parameters", "#trust");
            main.bind("trust", keys.trustParameters());
            main.start();
            try {
                main.getCamelContext().createProducerTemplate().requestBody("wecom-kf:accountList", (Object) null);

                assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT localhost:"));
            } finally {
                main.stop();
            }
        } finally {
            https.stop();
        }
    }

    @Test
    void healthHasAPortOfItsOwn() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            sandbox.account("Service");
            Main main = startManaged(sandbox, "management.properties");
            try {
                int management = managementPort(main);
                int callbacks = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
                eventually(() -> assertThat(statusOfHealth(management)).isEqualTo(200));
                assertThat(statusOfHealth(callbacks)).isEqualTo(404);
            } finally {
                main.stop();
            }
        }
    }

    @Test
    void metersAreShownByCamelMain() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            sandbox.account("Service");
            Main main = startManaged(sandbox, "metrics.properties");
            try {
                int management = managementPort(main);
                eventually(() -> assertThat(get(management, "/observe/metrics", BodyHandlers.ofString()).body())
                        .containsPattern("camel_wecom_kf_accounts\\{[^}]*\\} 1[.]0"));
            } finally {
                main.stop();
            }
        }
    }

    /**
     * Two servers that ask for any port would get one and the same, so that of management is looked for. Somebody else
     * may take it meanwhile, and Camel goes on without.
     */
    private Main startManaged(KfSandbox sandbox, String properties) throws Exception {
        Main main = main(new Environment().with("WECOM", sandbox), "application.properties", properties);
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.addOverrideProperty("camel.component.wecom-kf.state-directory", directory.toString());
        main.addOverrideProperty("camel.management.port", Integer.toString(freePort()));
        main.configure().withRoutesIncludePattern(inDirectory("answer.camel.yaml"));
        try (CapturedLog log = CapturedLog.of(VertxPlatformHttpServer.class.getName(), Level.WARN)) {
            main.start();
            if (log.lines().isEmpty()) {
                return main;
            }
        }
        main.stop();
        return startManaged(sandbox, properties);
    }

    private static int managementPort(Main main) {
        return main.getCamelContext().hasService(ManagementHttpServer.class).getPort();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int statusOfHealth(int port) throws IOException, InterruptedException {
        return get(port, "/observe/health", BodyHandlers.discarding()).statusCode();
    }

    private static <T> HttpResponse<T> get(int port, String path, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), handler);
    }
}
