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

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelwecom.kf.callback.CallbackForger;
import io.github.camelwecom.kf.callback.HostileCallback;
import io.github.camelwecom.kf.callback.HostileCallbacks;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static org.assertj.core.api.Assertions.assertThat;

/** What Camel's own HTTP server refuses, the servlet container refuses with the same answer and no more log. */
@ExtendWith(OutputCaptureExtension.class)
class HostileCallbacksOnSpringBootTest {

    /** The checks whose line is in the log. */
    private static final Set<String> SEEN = new HashSet<>();

    @TempDir
    static Path directory;

    private static KfSandbox sandbox;
    private static BootApplication application;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        sandbox = KfSandbox.start();
        sandbox.account("Service");
        application = BootApplication.of(sandbox, directory).start(ComponentOptionsTest.Answering.class);
        sandbox.callbackUrl(application.url(PATH));
    }

    @AfterAll
    static void stop() {
        application.close();
        sandbox.close();
    }

    static Stream<HostileCallback> callbacks() {
        return HostileCallbacks.all();
    }

    @ParameterizedTest
    @MethodSource("callbacks")
    void isRefusedAsOnMain(HostileCallback hostile, CapturedOutput output) throws Exception {
        CallbackForger forger = new CallbackForger(sandbox, application.url(PATH));
        long refused = application.component().getCallbacksRefused();

        HttpResponse<String> response = http.send(hostile.request().apply(forger), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(hostile.status());
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().map().keySet()).isSubsetOf("connection", "content-length", "content-type", "date");
        assertThat(application.component().getCallbacksRefused()).isEqualTo(refused + 1);
        List<String> lines = output.getAll().lines().toList();
        if (SEEN.add(hostile.check())) {
            assertThat(lines).singleElement().asString()
                    .contains("WARN", "Callback to " + PATH + " refused with HTTP " + hostile.status() + " by check "
                                      + hostile.check() + ": ",
                            hostile.reason())
                    .doesNotContain(sandbox.token(), sandbox.encodingAesKey());
        } else {
            assertThat(lines).as("at most one a minute, of all that were left out").hasSizeLessThan(2);
        }
        assertThat(sandbox.sendCallback(forger.genuine()).status()).isEqualTo(200);
    }
}
