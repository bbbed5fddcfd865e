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

import java.io.Closeable;

/**
 * How far one account has been read: the cursor behind its last finished page, and which messages after that cursor are
 * done already. Written before the next message is handed out, so that a restart repeats only what was in flight.
 */
public interface AccountProgress extends Closeable {

    /**
     * The cursor behind the last finished page, or null for an account that was never read.
     */
    String cursor();

    /**
     * Whether this message, found behind the cursor, was processed already.
     */
    boolean isDone(String messageKey);

    /**
     * Remembers durably that this message was processed.
     */
    void done(String messageKey);

    /**
     * Moves on durably: every message before this cursor is processed.
     */
    void commit(String cursor);

    @Override
    void close();
}
