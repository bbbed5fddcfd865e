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

import java.nio.file.Path;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes that remember callbacks in a table of Camel's. */
abstract class CallbackRepositoryContract {

    private static final String NEWS = "<xml><Event>kf_msg_or_event</Event><OpenKfId>wk1</OpenKfId></xml>";

    @TempDir
    Path directory;

    private final Started started = new Started();
    private final KfSandbox sandbox = started.with(KfSandbox.start());
    /** Other tests may use the table, too. */
    private final String name = "callbacks-" + UUID.randomUUID();

    abstract DataSource database();

    @AfterEach
    void stop() {
        started.close();
    }

    @Test
    void aCallbackThatComesAgainAtTheOtherNodeIsTakenForARepetition() throws Exception {
        Application first = node();
        Application second = node();
        SealedCallback callback = sandbox.seal(NEWS);

        assertThat(send(callback, first)).isEqualTo(200);
        assertThat(send(callback, second)).isEqualTo(200);
        assertThat(send(sandbox.seal(NEWS), second)).isEqualTo(200);
        assertThat(component(first).getCallbacksAccepted()).isEqualTo(1);
        assertThat(component(second).getCallbacksRepeated()).isEqualTo(1);
        assertThat(component(second).getCallbacksAccepted()).isEqualTo(1);
    }

    private Application node() throws Exception {
        Application node = started.with(new Application(sandbox, directory));
        component(node).setCallbackRepository(new JdbcMessageIdRepository(database(), name));
        return node.withCallbacks(sandbox).start(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
            }
        });
    }

    private static WecomKfComponent component(Application node) {
        return node.context().getComponent("wecom-kf", WecomKfComponent.class);
    }

    private int send(SealedCallback callback, Application node) {
        sandbox.callbackUrl(node.callbackUrl());
        return sandbox.sendCallback(callback).status();
    }
}
