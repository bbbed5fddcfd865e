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
package io.github.camelwecom.kf.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.sandbox.SandboxClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.callback.CallbackRefusal.PADDING;
import static io.github.camelwecom.kf.callback.CallbackRefusal.SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;

class RefusalLogTest {

    private static final String PATH = "/refusal-log-test";

    private final SandboxClock clock = SandboxClock.stoppedAt(Instant.ofEpochSecond(1_700_000_000));
    private final RefusalLog log = new RefusalLog(PATH, clock);
    private final CapturedLog captured = CapturedLog.of(RefusalLog.class);

    @AfterEach
    void stopCapturing() {
        captured.close();
    }

    @Test
    void logsTheFirstRefusalOfEachCheck() {
        refuse(SIGNATURE, 1);
        refuse(PADDING, 1);

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(0))
                .startsWith("WARN Callback to " + PATH + " refused with HTTP 403 by check SIGNATURE: the sig");
        assertThat(lines().get(1)).contains("by check PADDING: the text does not decrypt");
    }

    @Test
    void logsAFloodOnceAMinuteWithTheNumberOfThoseLeftOut() {
        refuse(SIGNATURE, 1001);
        assertThat(lines()).singleElement().asString().contains("; 0 more by this check");

        clock.advance(Duration.ofSeconds(59));
        refuse(SIGNATURE, 1);
        assertThat(lines()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        refuse(SIGNATURE, 10);
        assertThat(lines()).hasSize(2).last().asString().contains("; 1001 more by this check");
    }

    @Test
    void logsAgainWhenTheClockWasPutBack() {
        clock.advance(Duration.ofHours(1));
        refuse(SIGNATURE, 1);

        clock.advance(Duration.ofHours(-1));
        refuse(SIGNATURE, 1);

        assertThat(lines()).hasSize(2);
    }

    private void refuse(CallbackRefusal refusal, int times) {
        for (int i = 0; i < times; i++) {
            log.refused(new CallbackRefusedException(refusal));
        }
    }

    private List<String> lines() {
        return captured.linesAbout(PATH);
    }
}
