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

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of all the accounts of a consumer is in memory. Only what is fetched next asks for room, so that the most
 * may be exceeded by the pages that are fetched at the same time.
 */
final class MessageBudget {

    private static final long BYTES_OF_A_MESSAGE = 4096;

    private final long mostMessages;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    MessageBudget(int mostMessages) {
        this.mostMessages = mostMessages;
    }

    boolean hasRoom() {
        return messages.get() < mostMessages && bytes.get() < mostMessages * BYTES_OF_A_MESSAGE;
    }

    void take(int more, long moreBytes) {
        messages.addAndGet(more);
        bytes.addAndGet(moreBytes);
    }

    void giveBack(int fewer, long fewerBytes) {
        messages.addAndGet(-fewer);
        bytes.addAndGet(-fewerBytes);
    }

    /** Is told once when there is room again, which may be at once. */
    void whenRoom(Runnable told) {
        waiting.add(told);
        tellNext();
    }

    /** Without any lock. There may be room again. */
    void tellNext() {
        if (!waiting.isEmpty() && hasRoom()) {
            Runnable next = waiting.poll();
            if (next != null) {
                next.run();
            }
        }
    }
}
