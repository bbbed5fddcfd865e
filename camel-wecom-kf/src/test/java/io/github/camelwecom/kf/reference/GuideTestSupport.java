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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.WecomKfConfiguration;
import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Snippets of the guide do what the guide says, in applications of one kind. */
public abstract class GuideTestSupport {

    static final String DIRECTORY = "reference/guide/";

    @TempDir
    protected Path directory;

    protected abstract StageHost.Kind host();

    @Test
    void aTextIsAnswered() throws Exception {
        try (Stage stage = served("answer.camel.yaml")) {
            stage.customer().says("hello");

            eventually(() -> assertThat(stage.customer().received()).extracting("text")
                    .containsExactly("You wrote: Is anybody there?", "You wrote: hello"));
        }
    }

    @Test
    void everyKindOfMessageHasItsWay() throws Exception {
        try (Stage stage = served("kinds.camel.yaml")) {
            stage.customer().sends("hologram", "{}");
            stage.customer().triggers("beamed_up", "{}");
            stage.customer().clicks("order", "An order");
            stage.customer().sendsLocation(23.1, 113.3, "Canton Tower", "Yuejiang Road");

            eventually(() -> assertThat(stage.customer().received()).extracting("text")
                    .containsExactly("You chose order.", "You are at Canton Tower."));

            stage.customer().neverReceives(stage.customer().received().get(0).msgId(), 10);
            stage.customer().clicks("return", "A return");
            eventually(() -> assertThat(stage.customer().received()).extracting("text").contains("You chose return."));
        }
    }

    @Test
    void aMessageTravelsAsACloudEvent() throws Exception {
        try (Stage stage = served("data-types.camel.yaml")) {
            stage.customer().says("hello");

            eventually(() -> assertThat(stage.customer().received()).extracting("text")
                    .containsExactly("You wrote: Is anybody there?", "You wrote: hello"));
        }
    }

    @Test
    void whoeverEntersIsWelcomedAlsoAfterAWelcomeThatCameTooLate() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            stage.sandbox().customer().enters();
            stage.sandbox().clock().advance(Duration.ofMinutes(1));
            serve(stage, "welcome.camel.yaml");
            SandboxCustomer newcomer = stage.sandbox().customer();
            newcomer.enters();

            eventually(() -> assertThat(newcomer.received()).extracting("msgType").containsExactly("msgmenu"));
        }
    }

    @Test
    void aCustomerIsHandedOver() throws Exception {
        try (Stage stage = served("handover.camel.yaml")) {
            stage.customer().clicks("human", "Talk to somebody");

            eventually(() -> assertThat(stage.sandbox().journal("kf/service_state/trans")).singleElement()
                    .satisfies(call -> assertThat(call.errcode()).isZero()));
            stage.sandbox().servicer("zhangsan").picksUp(stage.customer());
        }
    }

    @Test
    void aPictureBecomesAFile() throws Exception {
        try (Stage stage = served("media-in.camel.yaml")) {
            String msgId = stage.customer().sendsImage(SampleFiles.png());

            eventually(() -> assertThat(stage.downloads().resolve(msgId + "-image.jpg")).hasBinaryContent(SampleFiles.png()));
            assertThat(stage.sandbox().journal("kf/sync_msg").get(0).request().path("voice_format").asInt()).isEqualTo(1);
        }
    }

    @Test
    void aFileIsSent() throws Exception {
        try (Stage stage = served("media-out.camel.yaml")) {
            stage.customer().says("Once more, please");

            eventually(() -> assertThat(stage.customer().received()).extracting("msgType").containsExactly("file", "file"));
        }
    }

    @Test
    void aRefusalForTheSessionDoesNotHoldUpTheAccount() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            stage.sandbox().failNext("kf/send_msg", KfFault.errcode(95018));
            serve(stage, "errors.camel.yaml");
            eventually(() -> assertThat(stage.sandbox().journal("kf/send_msg")).hasSize(1));
            SandboxCustomer other = stage.sandbox().customer();
            other.says("hello");

            eventually(() -> assertThat(other.received()).hasSize(1));
            assertThat(stage.customer().received()).isEmpty();
        }
    }

    @Test
    void aMessageIsTakenOnce() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            IdempotentRepository seen = MemoryIdempotentRepository.memoryIdempotentRepository();
            String account = stage.sandbox().corpId() + "/" + stage.account().openKfId() + "/";
            seen.add(account + stage.customer().says("Taken before"));
            String last = account + stage.customer().says("New");
            stage.context().getRegistry().bind("seen", seen);
            serve(stage, "once.camel.yaml");

            eventually(() -> assertThat(seen.contains(last)).isTrue());
            eventually(() -> assertThat(stage.customer().received()).hasSize(2));
        }
    }

    @Test
    void anAnswerArrivesOnceThoughItsReplyIsLost() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            stage.sandbox().failNext("kf/send_msg", KfFault.replyLost());
            serve(stage, "answerOnce.camel.yaml");

            stage.customer().says("Are you there?");

            eventually(() -> assertThat(stage.sandbox().journal("kf/send_msg")).hasSize(3));
            assertThat(stage.customer().received()).hasSize(2);
        }
    }

    @Test
    void progressIsKeptElsewhere() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            MemoryStateRepository cursors = new MemoryStateRepository();
            stage.context().getRegistry().bind("cursors", cursors);
            serve(stage, "elsewhere.camel.yaml");

            eventually(() -> assertThat(stage.customer().received()).isNotEmpty());
            eventually(() -> assertThat(
                    cursors.getState(stage.sandbox().corpId() + "/" + stage.account().openKfId())).isNotEmpty());
        }
    }

    @Test
    void eachAccountHasItsRoute() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            SandboxAccount support = stage.sandbox().account("Support");
            stage.context().getPropertiesComponent().addOverrideProperty("kf.sales", stage.account().openKfId());
            stage.context().getPropertiesComponent().addOverrideProperty("kf.support", support.openKfId());
            SandboxCustomer other = stage.sandbox().customer().writesTo(support);
            serve(stage, "accounts.camel.yaml");
            other.says("It does not work");

            eventually(() -> assertThat(stage.customer().received()).extracting("text")
                    .containsExactly("Sales will write to you."));
            eventually(() -> assertThat(other.received()).extracting("text")
                    .containsExactly("Have you tried turning it off and on again?"));
        }
    }

    @Test
    void theSecretsOfAUriComeFromTheEnvironmentAndAreNotInTheUri() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            stage.context().getPropertiesComponent()
                    .addPropertiesFunction(new Environment().with("WECOM", stage.sandbox()));
            stage.context().getComponent("wecom-kf", WecomKfComponent.class).getConfiguration().setSecret(null);
            String uri = "wecom-kf:accountList?secret=#property:env:WECOM_KF_SECRET";

            assertThat(stage.play(uri).getMessage().getBody()).isInstanceOf(AccountListReply.class);
            assertThat(stage.context().getEndpoint(uri).getEndpointUri()).doesNotContain(stage.sandbox().secret());
        }
    }

    @Test
    void messagesAreFoundWithoutCallbacks() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            WecomKfConfiguration options = stage.context().getComponent("wecom-kf", WecomKfComponent.class).getConfiguration();
            options.setToken(null);
            options.setEncodingAesKey(null);
            load(stage.context(), "poll.camel.yaml");

            eventually(() -> assertThat(stage.customer().received()).hasSize(1));
        }
    }

    @Test
    void callbacksCanEndElsewhere() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            stage.serve("/my/gateway");
            load(stage.context(), "gateway.camel.yaml");

            await().untilAsserted(() -> assertThat(stage.sandbox().verifyCallbackUrl().reason()).isEmpty());
            stage.customer().says("hello");

            eventually(() -> assertThat(stage.sandbox().journal("kf/sync_msg")).isNotEmpty()
                    .allSatisfy(call -> assertThat(call.request().path("token").asText()).isNotEmpty()));
            assertThat(stage.sandbox().callbackAttempts()).allMatch(attempt -> attempt.delivered());
        }
    }

    @Test
    void aRouteIsTestedWithTheSandbox() throws Exception {
        // snippet: sandbox
        try (KfSandbox sandbox = KfSandbox.start(); DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(sandbox.baseUri().toString());
            component.getConfiguration().setCorpId(sandbox.corpId());
            component.getConfiguration().setSecret(sandbox.secret());
            component.getConfiguration().setStateDirectory(directory.toString());
            component.getConfiguration().setSafetyNetInterval(200);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg?openKfId=" + sandbox.account().openKfId())
                            .setBody(constant("We are on it."))
                            .to("wecom-kf:sendMsg?msgType=text");
                }
            });
            context.start();

            SandboxCustomer customer = sandbox.customer();
            customer.says("Is anybody there?");

            await().untilAsserted(() -> assertThat(customer.received()).extracting("text").containsExactly("We are on it."));
        }
        // end
    }

    @Test
    void aTokenServiceGivesTheTokens() throws Exception {
        try (Stage stage = new Stage(directory, host())) {
            TokenService tokenService = new TokenService(stage.sandbox());
            CamelContext context = stage.context();
            // snippet: tokens
            context.getRegistry().bind("tokens", new AccessTokenProvider() {
                @Override
                public String accessToken() {
                    return tokenService.current();
                }

                @Override
                public void refused(String accessToken) {
                    tokenService.renew(accessToken);
                }
            });
            // end

            Exchange exchange = stage.play("wecom-kf:accountList?accessTokenProvider=#tokens");

            assertThat(exchange.getMessage().getBody()).isInstanceOf(AccountListReply.class);
            assertThat(tokenService.asked).hasPositiveValue();
        }
    }

    /** Stands for the company's own. */
    private static final class TokenService {

        private final KfSandbox sandbox;
        private final AtomicInteger asked = new AtomicInteger();

        TokenService(KfSandbox sandbox) {
            this.sandbox = sandbox;
        }

        String current() {
            asked.incrementAndGet();
            try {
                URI uri = URI.create(sandbox.baseUri() + "/cgi-bin/gettoken?corpid=" + sandbox.corpId() + "&corpsecret="
                                     + sandbox.secret());
                byte[] reply = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                        .body().getBytes(StandardCharsets.UTF_8);
                return KfJson.parse(reply).path("access_token").asText();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("No token", e);
            }
        }

        void renew(String accessToken) {
            sandbox.revokeAccessToken();
        }
    }

    /** Those snippets of the guide that are neither named in these sources nor left out. */
    protected static List<String> snippetsThatAreNotTriedIn(List<Path> sources, Set<String> leftOut) throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "guide.md"));
        StringBuilder tried = new StringBuilder();
        for (Path source : sources) {
            tried.append(Files.readString(source));
        }
        return Stream.of(GuidePage.snippetsOf(guide))
                .map(snippet -> snippet.substring(snippet.indexOf('#') + 1))
                .filter(snippet -> !leftOut.contains(snippet))
                .filter(snippet -> tried.indexOf('"' + snippet + '"') < 0 && tried.indexOf("// snippet: " + snippet + "\n") < 0)
                .toList();
    }

    /** Where these files of the guide are. */
    protected static String inDirectory(String... files) {
        return Stream.of(files).map(file -> "classpath:" + DIRECTORY + file).collect(Collectors.joining(","));
    }

    private Stage served(String file) throws Exception {
        Stage stage = new Stage(directory, host());
        serve(stage, file);
        return stage;
    }

    private static void serve(Stage stage, String file) throws Exception {
        stage.serve("/wecom/kf/callback");
        load(stage.context(), file);
    }

    private static void load(CamelContext context, String file) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource("classpath:" + DIRECTORY + file));
    }

    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(assertion);
    }
}
