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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static io.github.camelwecom.kf.sandbox.TestClient.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** The sandbox from a command line. */
class StandaloneTest {

    @TempDir
    private Path folder;

    @Test
    void tellsOnTheConsoleWhatTheBotAnsweredAndWhatFailed() {
        try (SandboxProcess process = new SandboxProcess("--port=0", "--callbackUrl=http://127.0.0.1:1/kf")) {
            DeskClient desk = new DeskClient(process.baseUri());
            process.type("你好");
            await().untilAsserted(() -> assertThat(desk.get("state").get("conversations")).hasSize(1));
            String customer = desk.get("state").at("/customers/0/id").asText();

            TestClient client = new TestClient(process.baseUri(), process.told("corpId"), process.told("secret"));
            client.call("kf/send_msg", "{\"touser\":\"" + customer + "\",\"open_kfid\":\"" + process.told("open_kfid")
                                       + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"您好\"}}");

            assertThat(desk.get("customers/" + customer + "/chat").at("/lines/0/body/content").asText()).isEqualTo("你好");
            client.call("kf/send_msg", "{\"touser\":\"wmNOBODY\",\"open_kfid\":\"" + process.told("open_kfid")
                                       + "\",\"msgtype\":\"text\",\"text\":{\"content\":\"?\"}}");
            await().untilAsserted(() -> assertThat(process.lines()).contains("→ " + customer + ": 您好")
                    .anySatisfy(line -> assertThat(line).startsWith("kf/send_msg refused: 40096, "))
                    .anySatisfy(line -> assertThat(line).startsWith("callback not delivered").contains("nothing listens at")));
        }
    }

    @Test
    void keepsTheCredentialsItIsGiven() {
        String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFE";
        try (TestApp app = new TestApp("a-token", key, "ww0123456789abcdef");
             SandboxProcess process = new SandboxProcess(
                     "--port=0", "--corpId=ww0123456789abcdef", "--secret=a-secret", "--token=a-token",
                     "--encodingAesKey=" + key, "--callbackUrl=" + app.url())) {
            assertThat(List.of(process.told("corpId"), process.told("secret"), process.told("token"),
                    process.told("encodingAesKey"))).containsExactly("ww0123456789abcdef", "a-secret", "a-token", key);
            assertThat(errcode(new TestClient(process.baseUri(), "ww0123456789abcdef", "a-secret").getToken())).isZero();
            assertThat(errcode(new TestClient(process.baseUri(), "ww0123456789abcdef", "another").getToken()))
                    .isEqualTo(40001);

            DeskClient desk = new DeskClient(process.baseUri());
            await().untilAsserted(() -> assertThat(desk.post("callbacks/verify", "{}").get("accepted").asBoolean()).isTrue());
            desk.post("customers/wm1/says", "{\"text\":\"hello\"}");
            await().untilAsserted(() -> assertThat(app.received()).hasSize(1));
        }
    }

    @Test
    void sealsCallbacksForTheReceiverItIsGiven() {
        String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFE";
        try (TestApp suite = new TestApp("a-token", key, "wwsuite");
             SandboxProcess process = new SandboxProcess(
                     "--port=0", "--receiveId=wwsuite", "--token=a-token", "--encodingAesKey=" + key,
                     "--callbackUrl=" + suite.url())) {
            DeskClient desk = new DeskClient(process.baseUri());

            await().untilAsserted(() -> assertThat(desk.post("callbacks/verify", "{}").get("accepted").asBoolean()).isTrue());
            desk.post("customers/wm1/says", "{\"text\":\"hello\"}");

            await().untilAsserted(() -> assertThat(suite.received()).hasSize(1));
            assertThat(suite.firstValue("ToUserName")).as("the corp it is about").isEqualTo(process.told("corpId"));
        }
    }

    @Test
    void keepsItsStateOverARestart() {
        Path state = folder.resolve("kf.json");
        String secret;
        try (SandboxProcess process = new SandboxProcess("--port=0", "--state=" + state)) {
            secret = process.told("secret");
            new DeskClient(process.baseUri()).post("customers/wm1/says", "{\"text\":\"remember me\"}");
            process.interrupt();
        }

        try (SandboxProcess process = new SandboxProcess("--port=0", "--state=" + state)) {
            assertThat(process.told("secret")).isEqualTo(secret);
            assertThat(new DeskClient(process.baseUri()).get("customers/wm1/chat").at("/lines/0/body/content").asText())
                    .isEqualTo("remember me");
        }
    }

    @Test
    void writesDownASessionAndPlaysItElsewhere() throws IOException {
        Path scenario = folder.resolve("scenario.json");
        Path seed = Files.writeString(folder.resolve("seed.json"),
                "{\"accounts\":[{\"name\":\"咨询客服\",\"servicers\":[\"lisi\"]}]}");
        try (SandboxProcess process = new SandboxProcess("--port=0", "--seed=" + seed, "--record=" + scenario)) {
            DeskClient desk = new DeskClient(process.baseUri());
            process.type("typed");
            await().untilAsserted(() -> assertThat(desk.get("state").get("conversations")).hasSize(1));
            desk.post("customers/wm1/says", "{\"text\":\"by HTTP\"}");
            process.interrupt();
        }

        try (KfSandbox sandbox = KfSandbox.start()) {
            assertThat(sandbox.play(Scenario.read(scenario)).failures()).isEmpty();
            assertThat(texts(new TestClient(sandbox).sync(sandbox.account("咨询客服")))).containsExactly("typed", "by HTTP");
        }
        try (SandboxProcess process
                = new SandboxProcess(
                        "--port=0", "--play=" + scenario, "--doubled=10", "--reordered=20",
                        "--rules=badCode=95018")) {
            DeskClient desk = new DeskClient(process.baseUri());
            await().untilAsserted(() -> assertThat(process.lines()).anyMatch(line -> line.startsWith("Played ")));
            JsonNode state = desk.get("state");
            assertThat(state.get("conversations")).hasSize(2);
            assertThat(state.get("conversations")).extracting(one -> one.get("account"))
                    .containsOnly(state.at("/accounts/1/id"));
            assertThat(state.at("/callbacks/doubled").asInt()).isEqualTo(10);
            assertThat(state.at("/callbacks/reordered").asInt()).isEqualTo(20);
            assertThat(desk.get("rules").toString()).contains("\"badCode\",\"value\":\"95018\"");
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        try (KfSandbox here = KfSandbox.start();
             SandboxProcess process = new SandboxProcess("--port=" + here.baseUri().getPort())) {
            assertThat(process.end()).isEqualTo(1);
            assertThat(String.join("\n", process.lines())).contains("--port").contains("used by something else")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void helpsAndSaysWhatIsWrongInASentence() {
        try (SandboxProcess help = new SandboxProcess("--help"); SandboxProcess wrong = new SandboxProcess("--prot=1")) {
            assertThat(help.end()).isZero();
            assertThat(String.join("\n", help.lines())).contains("微信客服").contains("--seed=FILE").contains("--play=FILE");
            assertThat(wrong.end()).isEqualTo(2);
            assertThat(String.join("\n", wrong.lines())).contains("Unknown argument --prot").contains("--help")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port=high                | --port is 'high', must be 0 to 65535
            --doubled=101              | --doubled is '101', must be 0 to 100
            --callbackUrl=localhost:80 | --callbackUrl is 'localhost:80', must be a whole address
            --callbackFormat=yaml      | --callbackFormat is 'yaml', must be xml or json
            --pace=fast                | --pace is 'fast', must be clock or real
            --seed=none.json           | --seed: there is no file
            --snapshot=pom.xml         | --snapshot: Not JSON
            --play=pom.xml             | --play: Not JSON
            --rules=stateToItself      | --rules: 'stateToItself' must be NAME=VALUE
            --rules=nothing=true       | 'nothing' is no rule
            --encodingAesKey=short     | 43
            port                       | must be --name=value
            """)
    void namesTheOptionThatIsWrong(String argument, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> {
            StartOptions options = StartOptions.of("--port=0", argument);
            options.pace();
            options.play();
            try (KfSandbox sandbox = options.builder().start()) {
                options.applyTo(sandbox);
            }
        }).withMessageContaining(text);
    }

    @Test
    void explainsEveryOptionItKnows() {
        String known = "";
        try {
            StartOptions.of("--x=1");
        } catch (IllegalArgumentException e) {
            known = e.getMessage().replaceAll(".*\\[(.*)]", "$1");
        }

        assertThat(known.split(", ")).hasSizeGreaterThan(10)
                .allSatisfy(name -> assertThat(StartOptions.HELP).contains("--" + name + "="));
    }
}
