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

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * What gets through the route of a consumer, and who does not: whether a failure is the message's own. Only messages of
 * the same type count, since a route that lets events pass may fail for every text.
 */
final class RouteEvidence {

    private final Map<Class<?>, LongAdder> through = new ConcurrentHashMap<>();
    private final AtomicInteger failing = new AtomicInteger();

    /** A message of this type was processed. */
    void gotThrough(Class<?> type) {
        through.computeIfAbsent(type, first -> new LongAdder()).increment();
    }

    /** How many messages of this type were processed. */
    long through(Class<?> type) {
        LongAdder count = through.get(type);
        return count == null ? 0 : count.sum();
    }

    /** The next message of one more customer fails. */
    void beginsToFail() {
        failing.incrementAndGet();
    }

    /** That message is processed, or set aside. */
    void failsNoMore() {
        failing.decrementAndGet();
    }

    /** Of how many customers the next message fails. */
    int failing() {
        return failing.get();
    }
}
