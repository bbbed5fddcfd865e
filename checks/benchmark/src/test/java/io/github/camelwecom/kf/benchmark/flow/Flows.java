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
package io.github.camelwecom.kf.benchmark.flow;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All flows by their names.
 */
public enum Flows {

    OPENING(new OpeningFlow(), true),
    CALLBACK(new CallbackFlow(), true),
    PAGE(new PageFlow(), true),
    BACKLOG(new BacklogFlow(), true),
    DATABASE(new DatabaseFlow(), true),
    SEND(new SendFlow(), true),
    REACTION(new ReactionFlow(), true),
    PARALLEL(new ParallelFlow(), true),
    MEMORY(new MemoryFlow(), true),
    START(new StartFlow(), true),
    /** Ten million messages: only for those who ask for it. */
    FLAT(new FlatFlow(), false),
    /** Twice as many. */
    CORPS(new CorpsFlow(), false);

    private final Flow flow;
    private final boolean always;

    Flows(Flow flow, boolean always) {
        this.flow = flow;
        this.always = always;
    }

    public Flow flow() {
        return flow;
    }

    /** @param names in any case; all that are always run without any */
    public static Collection<Flows> chosen(List<String> names) {
        Map<Flows, Flow> chosen = new LinkedHashMap<>();
        for (Flows one : values()) {
            if (names.isEmpty() ? one.always : names.stream().anyMatch(one.name()::equalsIgnoreCase)) {
                chosen.put(one, one.flow);
            }
        }
        if (chosen.size() < names.size()) {
            throw new IllegalArgumentException("benchmark.only takes " + List.of(values()) + " in any case, not " + names);
        }
        return chosen.keySet();
    }
}
