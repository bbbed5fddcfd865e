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

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.scenario.Pace;
import io.github.camelwecom.kf.sandbox.scenario.Replay;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.sandbox.TestClient.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What was done at the desk, done again elsewhere. */
class ScenarioTest extends SandboxTestSupport {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final DeskClient desk = new DeskClient(sandbox.baseUri());

    @Test
    void leadsToTheSameLogAtTheSameTimesInAnotherSandbox() {
        desk.post("scenarios/record", "");
        desk.post("customers", "{\"id\":\"wm1\",\"nickname\":\"小林\"}");
        String first = desk.post("customers/wm1/says", "{\"text\":\"hi\"}").get("msgid").asText();
        sandbox.clock().advance(Duration.ofSeconds(90));
        desk.post("customers/wm1/recalls", "{\"msgid\":\"" + first + "\"}");
        desk.post("clock", "{\"seconds\":172801}");
        desk.post("customers/wm2/enters", "{\"scene\":\"shop\",\"account\":\"" + account.openKfId() + "\"}");
        desk.post("servicers", "{\"userid\":\"zhangsan\"}");
        desk.send("POST", "customers/wm2/media?type=image&name=a.png", "bytes");
        JsonNode scenario = desk.post("scenarios/stop", "");

        try (KfSandbox other = KfSandbox.builder().clock(SandboxClock.stoppedAt(START)).start()) {
            Replay replay = other.play(Scenario.of(scenario));

            assertThat(replay.failures()).isEmpty();
            assertThat(log(other)).isEqualTo(log(sandbox));
            assertThat(other.clock().instant()).isEqualTo(sandbox.clock().instant());
            assertThat(new DeskClient(other.baseUri()).get("state").at("/customers/0/nickname").asText()).isEqualTo("小林");
        }
    }

    @Test
    void waitsForTheAnswersThatWereThereWhenItWasRecorded() {
        desk.post("scenarios/record", "");
        desk.post("customers/wm1/says", "{\"text\":\"hi\"}");
        String answer = client.sendText(account, sandbox.customer("wm1"), "hello").get("msgid").asText();
        desk.post("customers/wm1/misses", "{\"msgid\":\"" + answer + "\"}");
        Scenario scenario = Scenario.of(desk.post("scenarios/stop", ""));

        assertThat(scenario.json().toString()).contains("customers/wm1/awaits").contains("$answer");
        try (KfSandbox other = KfSandbox.start(); EchoBot bot = new EchoBot(other)) {
            assertThat(other.play(scenario).failures()).isEmpty();
            assertThat(other.customer("wm1").withdrawn()).hasSize(1);
            assertThat(bot.answered()).isEqualTo(1);
        }
    }

    @Test
    void tellsWhichStepsCouldNotBeDoneAndDoesTheOthers() {
        JsonNode played = desk.post("scenarios/play", """
                {"steps":[{"do":"customers/wm1/says","with":{"text":"first"}},
                          {"do":"customers/wm1/awaits","with":{"answers":1,"seconds":0}},
                          {"do":"customers/wm1/recalls","with":{"msgid":"$never"}},
                          {"do":"customers/wm1/says","with":{"text":"last"}}]}""");

        assertThat(played.get("failures")).extracting(failure -> failure.get("step").asInt()).containsExactly(2, 3);
        assertThat(played.at("/failures/0/why").asText()).isEqualTo("wm1 got 0 of 1 answers in 0 seconds");
        assertThat(played.at("/failures/1/why").asText()).contains("'never'");
        assertThat(texts(client.sync(account))).containsExactly("first", "last");
    }

    @Test
    void takesItsTimeWhenPeopleWatch() {
        try (KfSandbox running = KfSandbox.start()) {
            Scenario scenario = Scenario.parse("""
                    {"steps":[{"do":"customers/wm1/says","with":{"text":"a"}},
                              {"after":0.3,"do":"customers/wm1/says","with":{"text":"b"}}]}""");
            long begin = System.nanoTime();

            assertThat(running.play(scenario, Pace.REAL).failures()).isEmpty();

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
        }
    }

    @Test
    void survivesItsFile() {
        Scenario scenario = Scenario.parse("""
                {"steps":[{"after":1.5,"do":"DELETE faults"},
                          {"do":"customers/wm1/says","with":{"text":"你好"},"as":"m2"}]}""");
        Path file = folder.resolve("scenario.json");
        scenario.write(file);

        assertThat(Scenario.read(file)).isEqualTo(scenario);
        assertThat(scenario.steps().get(0).after()).isEqualTo(Duration.ofMillis(1500));
        assertThat(scenario.steps().get(0).method()).isEqualTo("DELETE");
    }

    @Test
    void entersByWhatALinkSaidAndAtTheAccountOfThatName() {
        String url = client.call("kf/add_contact_way",
                "{\"open_kfid\":\"" + account.openKfId() + "\",\"scene\":\"shop\"}").get("url").asText();
        sandbox.record();
        desk.post("customers/wm1/opens", "{\"url\":\"" + url + "&scene_param=a%20b\"}");
        desk.post("customers/wm1/says", "{\"text\":\"hi\"}");
        Scenario scenario = sandbox.stopRecording();

        try (KfSandbox other = KfSandbox.builder().clock(SandboxClock.stoppedAt(START)).start()) {
            other.account("another one is first");
            assertThat(other.play(scenario).failures()).isEmpty();
            assertThat(log(other)).isEqualTo(log(sandbox)).contains("a%20b");
        }
    }

    @Test
    void sendsTheMediumThatAnEarlierStepStored() {
        sandbox.record();
        String medium = TestClient.json(desk.send("POST", "media?type=image&name=a.png", "bytes")).get("media_id").asText();
        desk.post("customers/wm1/sends", "{\"msgtype\":\"image\",\"body\":{\"media_id\":\"" + medium + "\"}}");
        Scenario scenario = sandbox.stopRecording();

        try (KfSandbox other = KfSandbox.start()) {
            assertThat(other.play(scenario).failures()).isEmpty();
            String sent = new TestClient(other).sync(other.account("咨询客服")).at("/msg_list/0/image/media_id").asText();
            assertThat(other.media(sent).fileName()).isEqualTo("a.png");
        }
    }

    @Test
    void gathersACrowdOfTheSamePeople() {
        sandbox.record();
        desk.post("crowd", "{\"count\":3,\"text\":\"I am #\"}");
        Scenario scenario = sandbox.stopRecording();

        try (KfSandbox other = KfSandbox.builder().clock(SandboxClock.stoppedAt(START)).start()) {
            assertThat(other.play(scenario).failures()).isEmpty();
            assertThat(log(other)).isEqualTo(log(sandbox)).contains("I am 3");
        }
    }

    @Test
    void namesTheStepThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.parse("{\"steps\":[{\"do\":\"clock\"},{\"dou\":\"x\"}]}"))
                .withMessageContaining("Step 2").withMessageContaining("dou");
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.parse("{\"steps\":[{\"do\":\"clock\",\"after\":-1}]}"))
                .withMessageContaining("Step 1").withMessageContaining("after");
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.parse("{}")).withMessageContaining("steps");
        assertThatIllegalStateException().isThrownBy(sandbox::stopRecording);
        assertThat(desk.send("POST", "scenarios/stop", "").statusCode()).isEqualTo(409);
        assertThat(desk.send("POST", "scenarios/play", "{\"steps\":[],\"pace\":\"fast\"}").body()).contains("clock or real");
    }

    /** Without what is made up anew in each sandbox. */
    private static String log(KfSandbox of) {
        return new TestClient(of).sync(of.account("咨询客服")).get("msg_list").toString()
                .replaceAll("\"(msgid|recall_msgid|open_kfid|welcome_code|media_id)\":\"[^\"]*\"", "\"$1\":\"…\"");
    }
}
