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

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Whatever the other side does, the exchange ends in bounded time, with an exception that says what failed.
 */
class WecomKfProducerFailureTest extends WecomKfTestSupport {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String SEND = "wecom-kf:sendMsg?msgType=text&openKfId=wk1&externalUserId=wm1";

    @Test
    void aClosedPort() throws IOException {
        // bound, so that nobody else gets the port, and not listening
        try (Socket closed = new Socket()) {
            closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));

            assertFails(SEND + "&baseUri=http://127.0.0.1:" + closed.getLocalPort(), "gettoken", "connect");
        }
    }

    @Test
    void aServerThatNeverAnswers() throws IOException {
        // accepts into its backlog, and nobody ever reads
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertFails(SEND + "&responseTimeout=200&callTimeout=500&baseUri=http://127.0.0.1:" + socket.getLocalPort(),
                    "gettoken", "time");
        }
    }

    @Test
    void anAnswerThatIsNotJson() {
        sandbox.failNext(10, "kf/send_msg", KfFault.garbage());

        assertFails(SEND, "sendMsg", "JSON");
    }

    @Test
    void anHttpStatus500() {
        sandbox.failNext(10, "kf/send_msg", KfFault.httpStatus(500));

        assertFails(SEND, "sendMsg", "500");
    }

    @Test
    void aConnectionThatIsReset() {
        sandbox.failNext(10, "kf/send_msg", KfFault.connectionReset());

        assertFails(SEND, "sendMsg", "connection");
    }

    private void assertFails(String uri, String operation, String cause) {
        assertTimeoutPreemptively(BOUND, () -> assertThatThrownBy(() -> template.requestBody(uri, "my words"))
                .isInstanceOf(CamelExecutionException.class).cause()
                .isInstanceOfSatisfying(WecomKfException.class, failure -> {
                    assertThat(failure.getOperation()).isEqualTo(operation);
                    assertThat(failure).message().containsIgnoringCase(cause).startsWith(operation + " failed")
                            .doesNotContain("my words", "access_token", sandbox.secret());
                }));
    }
}
