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
package io.github.camelwecom.kf.sandbox.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults that tests have ordered, each used up by one call, in the order they were ordered; and one that stays. */
public final class Faults {

    private final Map<String, Queue<KfFault>> ordered = new ConcurrentHashMap<>();
    private final Map<String, KfFault> standingByOperation = new ConcurrentHashMap<>();
    private volatile KfFault standing = KfFault.NONE;

    /**
     * @param  times                    how many calls
     * @param  operation                the path after {@code /cgi-bin/}
     * @throws IllegalArgumentException when the sandbox does not know the operation
     */
    public void order(int times, String operation, KfFault fault) {
        Operations.requireKnown(operation);
        Queue<KfFault> queue = ordered.computeIfAbsent(operation, path -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    /** All calls fail in this way that no other fault was ordered for. */
    public void stand(KfFault fault) {
        standing = fault;
    }

    /** Nothing fails any more but by faults that were ordered. */
    public void standDown() {
        standing = KfFault.NONE;
        standingByOperation.clear();
    }

    /** From now on calls of this operation fail in this way, until {@link #standDown()}. */
    public void stand(String operation, KfFault fault) {
        Operations.requireKnown(operation);
        standingByOperation.put(operation, fault);
    }

    /** Forgets those that wait. */
    public void clear() {
        ordered.clear();
        standDown();
    }

    /** What will go wrong, in words, by operation; {@code *} stands for all operations. */
    public Map<String, List<String>> waiting() {
        Map<String, List<String>> waiting = new TreeMap<>();
        ordered.forEach((operation, queue) -> queue
                .forEach(fault -> waiting.computeIfAbsent(operation, none -> new ArrayList<>()).add(fault.name())));
        standingByOperation.forEach((operation, fault) -> waiting.computeIfAbsent(operation, none -> new ArrayList<>())
                .add(fault.name() + " …"));
        if (standing != KfFault.NONE) {
            waiting.put("*", List.of(standing.name() + " …"));
        }
        return waiting;
    }

    /** The paths of all operations. */
    public static Collection<String> operations() {
        return Operations.paths();
    }

    KfFault next(String operation) {
        Queue<KfFault> queue = ordered.get(operation);
        KfFault fault = queue == null ? null : queue.poll();
        return fault == null ? standingByOperation.getOrDefault(operation, standing) : fault;
    }
}
