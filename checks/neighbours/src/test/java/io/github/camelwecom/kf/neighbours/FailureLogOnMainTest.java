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
package io.github.camelwecom.kf.neighbours;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A message that fails on Camel Main, where routes that run do not know what they were made of. */
class FailureLogOnMainTest {

    @TempDir
    Path directory;

    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void isToldOfByUsAndNotAtEachTryByCamelsErrorHandler() throws IOException {
        sandbox.account("Service");
        sandbox.customer().unannounced().says("hello");
        JavaProcess application = started.with(JavaProcess.start(Main.class, Map.of(
                "camel.main.routes-include-pattern", "classpath:failing.camel.yaml",
                "camel.component.wecom-kf.base-uri", sandbox.baseUri(),
                "camel.component.wecom-kf.corp-id", sandbox.corpId(),
                "camel.component.wecom-kf.secret", sandbox.secret(),
                "camel.component.wecom-kf.state-directory", directory.resolve("state")), directory.resolve("output")));

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(application.isAlive()).as(application::output).isTrue();
            return sandbox.journal("kf/get_corp_qualification").size() >= 5;
        });
        assertThat(application.output()).contains("is tried again in").doesNotContain("DefaultErrorHandler");
    }
}
