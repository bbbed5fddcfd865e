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

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A callback that comes in at one node, and again at another one.
 */
class RepetitionAtAnotherNodeTest extends NodesTestSupport {

    private static final String NEWS = "<xml><Event>kf_msg_or_event</Event><OpenKfId>wk1</OpenKfId></xml>";
    private final SharedRepository shared = new SharedRepository();

    @Override
    void giveBack() {
        shared.answerAgain();
    }

    @Test
    void isAnsweredAndNotProcessedWhereTheyShareARepository() throws Exception {
        Node first = node(shared);
        Node second = node(shared);
        SealedCallback callback = sandbox.seal(NEWS);
        assertThat(send(callback, first)).isEqualTo(200);
        assertThat(send(callback, second)).isEqualTo(200);
        assertThat(send(sandbox.seal(NEWS), second)).isEqualTo(200);

        until(() -> second.route().finished().size() == 1);
        assertThat(second.component().getCallbacksRepeated()).isEqualTo(1);
        assertThat(second.component().getCallbacksAccepted()).isEqualTo(1);
    }

    @Test
    void isProcessedWhereTheyShareNone() throws Exception {
        Node first = node(null);
        Node second = node(null);
        SealedCallback callback = sandbox.seal(NEWS);
        assertThat(send(callback, first)).isEqualTo(200);
        assertThat(send(callback, second)).isEqualTo(200);

        until(() -> second.route().finished().size() == 1);
    }

    @Test
    void isAnsweredInTimeAndProcessedThoughTheRepositoryHangs() throws Exception {
        Node node = node(shared);
        shared.hang();
        for (int number = 1; number <= 10; number++) {
            assertThat(send(sandbox.seal(NEWS), node)).isEqualTo(200);
        }

        until(() -> node.route().finished().size() == 10);
        assertThat(answersOf(node)).as("none was sent again").hasSize(10);
    }

    private Node node(IdempotentRepository repository) throws Exception {
        Node node = newNode();
        node.component().setCallbackRepository(repository);
        node.start("wecom-kf:callback?token={{token}}&encodingAesKey={{key}}");
        return node;
    }

    private int send(SealedCallback callback, Node node) {
        sandbox.callbackUrl(node.callbackUrl());
        return sandbox.sendCallback(callback).status();
    }
}
