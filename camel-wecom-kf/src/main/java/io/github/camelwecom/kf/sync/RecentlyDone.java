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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The messages that a consumer has done last, of all its accounts: the platform may repeat one in a later page, when
 * nothing else remembers it any more.
 */
final class RecentlyDone {

    private final int most;
    private final Lock lock = new ReentrantLock();
    /** Guarded by the lock. */
    private final Map<Message, Boolean> messages;

    RecentlyDone(int most) {
        this.most = most;
        this.messages = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Message, Boolean> eldest) {
                return size() > RecentlyDone.this.most;
            }
        };
    }

    void add(String openKfId, String messageKey) {
        lock.lock();
        try {
            messages.put(new Message(openKfId, messageKey), true);
        } finally {
            lock.unlock();
        }
    }

    boolean contains(String openKfId, String messageKey) {
        lock.lock();
        try {
            return messages.containsKey(new Message(openKfId, messageKey));
        } finally {
            lock.unlock();
        }
    }

    private record Message(String openKfId, String key) {
    }
}
