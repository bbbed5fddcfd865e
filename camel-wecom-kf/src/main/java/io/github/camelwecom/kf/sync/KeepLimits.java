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

import java.time.Duration;

/**
 * How much of an account may be kept behind the cursor: customers' words at rest.
 *
 * @param messages  most messages that are kept or set aside; when they are as many, the account is not read on
 * @param bytes     most bytes that these take, likewise
 * @param parkedFor how long a message stays set aside; then it is dropped
 */
public record KeepLimits(int messages, long bytes, Duration parkedFor) {

    /** So much of a limit is told of before it is reached. */
    private static final double NEAR = 0.8;

    boolean isReachedBy(int keptMessages, long keptBytes) {
        return keptMessages >= messages || keptBytes >= bytes;
    }

    boolean isNear(int keptMessages, long keptBytes) {
        return keptMessages >= NEAR * messages || keptBytes >= NEAR * bytes;
    }
}
