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

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * After the machine failed: which messages may have been begun, or even processed, though nothing on the disk knows of
 * it. Since a customer's next message is handed out only once the one before is done on the disk, that is the first of
 * each customer which is not done, among as many as could be on their way at that time.
 */
final class ForgottenStarts {

    private final long messages;
    private final Set<String> customers = ConcurrentHashMap.newKeySet();

    /**
     * @param messages among how many messages they are; 0 when nothing is forgotten
     */
    ForgottenStarts(long messages) {
        this.messages = messages;
    }

    /** Whether this message, which is not done, may be such a one. To be asked when it is handed out. */
    boolean mayInclude(PendingMessage pending) {
        return pending.sequence() < messages && customers.add(pending.customer());
    }
}
