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
package io.github.camelwecom.kf.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    @Test
    void aFailedCallIsTold() {
        WecomKfException failure = new WecomKfException("syncMsg", ErrorCategory.RETRYABLE, "HTTP 503", null);

        assertThat(Incident.of(failure, NOW)).isEqualTo(new Incident(NOW, failure.getMessage(), failure));
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() {
        Incident incident = Incident.of(new UncheckedIOException("Cannot write file", new IOException("full")), NOW);

        assertThat(incident.description()).isEqualTo("Cannot write file");
    }

    @Test
    void theExceptionOfARouteIsNotQuoted() {
        Exception routes = new IllegalArgumentException("I lost my card 4711");

        assertThat(Incident.of(new MessageFailedException("m1", FailureKind.UNCLEAR, routes), NOW).description())
                .isEqualTo("Message m1 was not processed: its route ended with java.lang.IllegalArgumentException");
    }

    @Test
    void aFailedMessageNeedsNoCause() {
        assertThat(Incident.of(new MessageFailedException("m1", FailureKind.UNCLEAR, null), NOW).description())
                .isEqualTo("Message m1 was not processed: its route ended with an exception");
    }

    @Test
    void theExceptionOfABeanThatTheUserPluggedInIsNotQuoted() {
        assertThat(Incident.of(new IllegalStateException("https://tokens?key=4711"), NOW).description())
                .isEqualTo("java.lang.IllegalStateException, the log says more at level DEBUG");
    }
}
