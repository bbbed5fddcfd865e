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

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees to it that few files are open, however many accounts there are: when one too many is opened, those used least
 * recently are closed. They open themselves again when they are needed.
 */
final class OpenFiles {

    private final int most;

    /** The last lock that is taken: under it others are only tried. */
    private final Lock lock = new ReentrantLock();
    /** Guarded by the lock. The one used least recently comes first. */
    private final Map<Evictable, Boolean> files = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(int most) {
        this.most = most;
    }

    /** A file that was opened, or used while it was open. */
    void used(Evictable file) {
        lock.lock();
        try {
            if (files.put(file, true) == null) {
                closeOthers(file);
            }
        } finally {
            lock.unlock();
        }
    }

    private void closeOthers(Evictable used) {
        Iterator<Evictable> candidates = files.keySet().iterator();
        while (files.size() > most && candidates.hasNext()) {
            Evictable candidate = candidates.next();
            if (candidate != used && candidate.closeIfIdle()) {
                candidates.remove();
            }
        }
    }

    /** A file that was closed. */
    void closed(Evictable file) {
        lock.lock();
        try {
            files.remove(file);
        } finally {
            lock.unlock();
        }
    }

    /** A file that can be closed for a while. */
    interface Evictable {

        /** Returns false, and at once, when it is being used. */
        boolean closeIfIdle();
    }
}
