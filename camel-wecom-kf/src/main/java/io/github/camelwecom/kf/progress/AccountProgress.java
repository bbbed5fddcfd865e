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

import java.io.Closeable;
import java.util.function.Predicate;

/**
 * How far one account has been read: the cursor behind its last finished page, and which messages behind that cursor
 * are done already, or were begun. Written before a customer's next message is handed out, so that a restart repeats
 * only what was in flight. Safe for several threads.
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
     * Remembers that this message is being handed out, such that it outlives the process. It need not outlive a failure
     * of the power: after that, what was in flight may come again as if it were the first time.
     *
     * @return whether it was begun before and never done
     */
    Delivery started(String messageKey);

    /**
     * Remembers durably that this message was processed.
     */
    void done(String messageKey);

    /**
     * Moves on durably: every message before this cursor is processed.
     *
     * @param stillNeeded which of the messages done or begun lie behind the new cursor, or may do so
     */
    void commit(String cursor, Predicate<String> stillNeeded);

    @Override
    void close();
}
