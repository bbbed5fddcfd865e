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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.apache.camel.main.Main;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the page says to those who come from something else; their own code is tried in checks/peers. */
class MigrationPageTest {

    static final String DIRECTORY = "reference/migration/";

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer().writesTo(account);
    private Main main;

    @AfterEach
    void stop() {
        main.stop();
        sandbox.close();
    }

    @Test
    void theRouteAnswersWhoeverWrote() {
        customer.says("hello");
        prepare("after.camel.yaml");
        main.start();

        eventually(() -> assertThat(customer.received()).extracting("text").containsExactly("We are on it."));
    }

    @Test
    void whatTheOldProgramHasSeenIsNotProcessedAgain() {
        String answered = customer.says("answered by the old program");
        customer.says("not answered yet");
        MemoryIdempotentRepository repository = new MemoryIdempotentRepository();
        repository.start();
        fill(repository, sandbox.corpId(), account.openKfId(), List.of(answered));
        prepare("seen.camel.yaml");
        main.bind("seen", repository);
        main.start();

        // in order, so the first one is done by then
        eventually(() -> assertThat(repository.getCacheSize()).isEqualTo(2));
        assertThat(customer.received()).hasSize(1);
    }

    private static void fill(IdempotentRepository seen, String corpId, String openKfId, List<String> msgIds) {
        // snippet: seen
        for (String msgId : msgIds) {
            seen.add(corpId + "/" + openKfId + "/" + msgId);
        }
        // end
    }

    private void prepare(String routes) {
        main = MainAtSandbox.prepare(sandbox, directory, "reference/guide/application.properties", DIRECTORY + routes);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
