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

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts how the callbacks of one path ended.
 */
final class CallbackCounters {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder verified = new LongAdder();
    // Complete from the start, so that threads need no lock.
    private final Map<CallbackRefusal, LongAdder> refused = new EnumMap<>(CallbackRefusal.class);

    CallbackCounters() {
        for (CallbackRefusal refusal : CallbackRefusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    void accepted() {
        accepted.increment();
    }

    void repeated() {
        repeated.increment();
    }

    void verified() {
        verified.increment();
    }

    void refused(CallbackRefusal refusal) {
        refused.get(refusal).increment();
    }

    CallbackStatistics of(String path) {
        Map<CallbackRefusal, Long> byCheck = new EnumMap<>(CallbackRefusal.class);
        refused.forEach((refusal, count) -> byCheck.put(refusal, count.sum()));
        return CallbackStatistics.of(path, accepted.sum(), repeated.sum(), verified.sum(), byCheck);
    }
}
