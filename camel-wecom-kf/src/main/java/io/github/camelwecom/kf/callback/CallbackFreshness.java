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

import java.time.Clock;
import java.time.Duration;

/**
 * Whether a callback is of now. The signature covers the <code>timestamp</code> (doc/90968), so whoever sends an old
 * callback again must send its old timestamp.
 * <p>
 * The platform does not document whether it dates its repetitions anew. If it does not, a callback that could not be
 * delivered for longer than the window is refused when it comes at last; the messages it announced are found by the
 * next callback, or by the look that needs none.
 */
final class CallbackFreshness {

    private final Duration window;
    private final Clock clock;

    /**
     * @param window how far a timestamp may be off, before and after; zero takes any
     */
    CallbackFreshness(Duration window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /**
     * @throws CallbackRefusedException if the timestamp is too far from now
     */
    void check(CallbackQuery query) {
        long secondsOld = clock.instant().getEpochSecond() - Long.parseLong(query.timestamp());
        if (!window.isZero() && Math.abs(secondsOld) > window.toSeconds()) {
            throw new CallbackRefusedException(CallbackRefusal.FRESHNESS, reason(secondsOld));
        }
    }

    private String reason(long secondsOld) {
        return "the timestamp is " + Math.abs(secondsOld) + " s " + (secondsOld < 0 ? "ahead of" : "behind")
               + " the clock of this machine, allowed are " + window.toSeconds()
               + " s: an old callback was sent again, or the clock of this machine is wrong, then have it set by NTP";
    }
}
