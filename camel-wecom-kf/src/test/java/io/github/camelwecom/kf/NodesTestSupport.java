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
package io.github.camelwecom.kf;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import org.junit.jupiter.api.AfterEach;

import static org.awaitility.Awaitility.await;

/**
 * Several nodes for an account to which one customer writes.
 */
abstract class NodesTestSupport {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final KfSandbox sandbox = KfSandbox.start();
    final SandboxAccount account = sandbox.account("Service");
    private final List<Node> nodes = new CopyOnWriteArrayList<>();

    @AfterEach
    final void stopAll() {
        nodes.parallelStream().forEach(Node::close);
        sandbox.close();
        giveBack();
    }

    /** What nodes used, once all are stopped. */
    void giveBack() {
        // nothing but the sandbox
    }

    /** Is stopped in the end. */
    final Node newNode() throws Exception {
        Node node = new Node(component());
        node.context().getPropertiesComponent().addInitialProperty("account", account.openKfId());
        node.context().getPropertiesComponent().addInitialProperty("token", sandbox.token());
        node.context().getPropertiesComponent().addInitialProperty("key", sandbox.encodingAesKey());
        nodes.add(node);
        return node;
    }

    private WecomKfComponent component() {
        WecomKfComponent component = new WecomKfComponent();
        component.setMaxTokenlessSyncPerMinute(10_000);
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(sandbox.baseUri().toString());
        configuration.setCorpId(sandbox.corpId());
        configuration.setSecret(sandbox.secret());
        configuration.setSafetyNetInterval(200);
        return component;
    }

    final void untilAccountIsRead() {
        until(() -> !sandbox.journal("kf/sync_msg").isEmpty());
    }

    final void write(int first, int last) {
        texts(first, last).forEach(sandbox.customer("ann").unannounced()::says);
    }

    static List<String> texts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(n -> "m" + n).toList();
    }

    /** What the node answered to callbacks. */
    final List<Integer> answersOf(Node node) {
        String url = node.callbackUrl().toString();
        return sandbox.callbackAttempts().stream().filter(attempt -> attempt.url().startsWith(url)).map(CallbackAttempt::status)
                .toList();
    }

    static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).until(condition);
    }
}
