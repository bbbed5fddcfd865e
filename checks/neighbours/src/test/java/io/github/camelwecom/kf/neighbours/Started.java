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
package io.github.camelwecom.kf.neighbours;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a test has started so far, be that all of it or not. */
final class Started implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    /** Is closed in the end, before what was started earlier. */
    <T extends AutoCloseable> T with(T part) {
        parts.push(part);
        return part;
    }

    /** All of it, also when a part fails to end. */
    @Override
    public void close() {
        AutoCloseable newest = parts.poll();
        if (newest == null) {
            return;
        }
        try {
            newest.close();
        } catch (Exception e) {
            throw new IllegalStateException(newest + " did not end", e);
        } finally {
            close();
        }
    }
}
