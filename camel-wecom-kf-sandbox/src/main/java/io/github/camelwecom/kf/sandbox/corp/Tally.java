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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Activities, counted together with the sessions and the customers they happened in. */
public final class Tally {

    private final Map<Activity, Integer> counts = new EnumMap<>(Activity.class);
    private final Map<Activity, Set<String>> sessions = new EnumMap<>(Activity.class);
    private final Map<Activity, Set<String>> customers = new EnumMap<>(Activity.class);

    void count(Activity activity, String session, String customer) {
        counts.merge(activity, 1, Integer::sum);
        sessions.computeIfAbsent(activity, none -> new HashSet<>()).add(session);
        customers.computeIfAbsent(activity, none -> new HashSet<>()).add(customer);
    }

    /** Adds everything that the other has counted. */
    void add(Tally other) {
        other.counts.forEach((activity, count) -> counts.merge(activity, count, Integer::sum));
        other.sessions.forEach((activity, ids) -> sessions.computeIfAbsent(activity, none -> new HashSet<>()).addAll(ids));
        other.customers.forEach((activity, ids) -> customers.computeIfAbsent(activity, none -> new HashSet<>()).addAll(ids));
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    public int times(Activity activity) {
        return counts.getOrDefault(activity, 0);
    }

    public int sessions(Activity activity) {
        return sessions.getOrDefault(activity, Set.of()).size();
    }

    /** How many different customers did or met with at least one of these. */
    public int customers(Activity... activities) {
        Set<String> all = new HashSet<>();
        for (Activity activity : activities) {
            all.addAll(customers.getOrDefault(activity, Set.of()));
        }
        return all.size();
    }

    /** The share of sessions with the whole activity that also have the part; none when there are no such sessions. */
    public OptionalDouble share(Activity part, Activity whole) {
        Set<String> base = sessions.getOrDefault(whole, Set.of());
        Set<String> both = new HashSet<>(base);
        both.retainAll(sessions.getOrDefault(part, Set.of()));
        return base.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) both.size() / base.size());
    }

    Saved saved() {
        return new Saved(counts, sessions, customers);
    }

    void restore(Saved saved) {
        counts.putAll(saved.counts());
        saved.sessions().forEach((activity, ids) -> sessions.put(activity, new HashSet<>(ids)));
        saved.customers().forEach((activity, ids) -> customers.put(activity, new HashSet<>(ids)));
    }

    record Saved(
            Map<Activity, Integer> counts, Map<Activity, Set<String>> sessions, Map<Activity, Set<String>> customers) {
    }
}
