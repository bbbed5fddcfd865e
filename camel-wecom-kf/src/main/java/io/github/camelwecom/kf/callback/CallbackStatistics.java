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
package io.github.camelwecom.kf.callback;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the callbacks of one path ended, since the component started.
 *
 * @param path     the path, without server and query
 * @param accepted notices that every consumer took
 * @param repeated notices that had been accepted before, answered with 200 and not processed again
 * @param verified verifications of the URL that were answered
 * @param refused  by name of the check, in the order of the checks; each check is there, also with 0
 */
public record CallbackStatistics(String path, long accepted, long repeated, long verified, Map<String, Long> refused) {

    static CallbackStatistics of(
            String path, long accepted, long repeated, long verified, Map<CallbackRefusal, Long> refused) {
        Map<String, Long> byName = new LinkedHashMap<>();
        refused.forEach((refusal, count) -> byName.put(refusal.name(), count));
        return new CallbackStatistics(path, accepted, repeated, verified, Collections.unmodifiableMap(byName));
    }

    /** All outcomes by name: ACCEPTED, REPEATED, VERIFIED, and each check. */
    public Map<String, Long> outcomes() {
        Map<String, Long> outcomes = new LinkedHashMap<>();
        outcomes.put("ACCEPTED", accepted);
        outcomes.put("REPEATED", repeated);
        outcomes.put("VERIFIED", verified);
        outcomes.putAll(refused);
        return outcomes;
    }

    /** The refusals of all checks together. */
    public long refusedInAll() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
