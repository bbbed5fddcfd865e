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

/**
 * What there is to tell of an account's progress, one call a line: told by a stored text that is read, or to one that
 * is written, or to what remembers it meanwhile. What comes later counts. Who is told takes what is of interest.
 */
public interface ProgressLines {

    default void cursor(String cursor) {
        // not of interest
    }

    default void seen(Instant at) {
        // not of interest
    }

    default void started(String messageKey) {
        // not of interest
    }

    default void done(String messageKey) {
        // not of interest
    }

    default void kept(KeptMessage message) {
        // not of interest
    }

    default void parked(String messageKey, Parking parking) {
        // not of interest
    }

    default void unparked(String messageKey) {
        // not of interest
    }

    /** From here on messages are handed out, by somebody who lives in this era of the disk. */
    default void inUseSince(String era) {
        // not of interest
    }

    /** Nobody hands out messages any more, and all that is above is forced. */
    default void atRest() {
        // not of interest
    }

    /** Nothing is missing: without this line, which stands behind what is written anew, the text was cut. */
    default void complete() {
        // not of interest
    }
}
