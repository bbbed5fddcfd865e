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
package io.github.camelwecom.kf.progress;

import java.time.Instant;
import java.util.Objects;

/**
 * Why a kept message is no longer tried, until somebody gives it back or drops it.
 *
 * @param at       when it was set aside
 * @param failures how often it had failed by then
 * @param reason   one line of class names and error codes, never a customer's words; what is longer than
 *                 {@value #LONGEST_REASON} characters is cut
 */
public record Parking(Instant at, int failures, String reason) {

    static final int LONGEST_REASON = 200;

    public Parking {
        Objects.requireNonNull(at, "at");
        String line = reason.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        reason = line.substring(0, Math.min(line.length(), LONGEST_REASON));
    }
}
