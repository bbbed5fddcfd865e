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

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What must be remembered of an account, and what may be.
 */
final class RememberedProgress {

    private static final int NEVER = Integer.MAX_VALUE;

    private final List<String> cursors = new ArrayList<>();
    /** Which are done now, and the number of the cursor behind which nobody needs to know it. */
    private final Map<String, Integer> done = new HashMap<>();
    private final Set<String> everDone = new HashSet<>();
    private final Set<String> everStarted = new HashSet<>();
    private final Set<String> everKept = new HashSet<>();
    private final Map<String, Parking> kept = new LinkedHashMap<>();
    private final Set<String> startedAndKept = new HashSet<>();
    private String cursor;

    static KeptMessage message(String key) {
        return new KeptMessage(
                key, "customer of " + key,
                "{\"msgid\":\"" + key + "\",\"text\":\"" + key.repeat(key.hashCode() % 7 * 30 + 8) + "\"}");
    }

    static Parking parking(int failures) {
        return new Parking(Instant.ofEpochSecond(failures), failures, "reason number " + failures);
    }

    String nextCursor() {
        return "c" + cursors.size();
    }

    void started(String key, Delivery delivery) {
        if (delivery == Delivery.REPEATED) {
            assertThat(everStarted).contains(key);
        }
        if (kept.containsKey(key)) {
            assertThat(delivery == Delivery.FIRST && startedAndKept.contains(key)).as("forgot that it was begun").isFalse();
            startedAndKept.add(key);
        }
        everStarted.add(key);
    }

    /** It may be that this is remembered. */
    void processed(String key) {
        everDone.add(key);
    }

    void done(String key) {
        everDone.add(key);
        done.put(key, NEVER);
        kept.remove(key);
        startedAndKept.remove(key);
    }

    void keep(List<KeptMessage> messages) {
        for (KeptMessage message : messages) {
            String key = message.messageKey();
            if (!kept.containsKey(key) && done.getOrDefault(key, -1) != NEVER) {
                kept.put(key, null);
                everKept.add(key);
                done.remove(key);
            }
        }
    }

    void commit(String newCursor, List<KeptMessage> messages, Predicate<String> stillNeeded) {
        keep(messages);
        cursor = newCursor;
        int number = cursors.size();
        cursors.add(newCursor);
        done.replaceAll((key, until) -> until == NEVER && !stillNeeded.test(key) ? number : until);
    }

    void park(String key, Parking parking) {
        if (kept.containsKey(key)) {
            kept.put(key, parking);
        }
    }

    void onlyIfItWasDone(AccountProgress progress) {
        List.copyOf(everDone).stream().filter(progress::isDone).forEach(this::done);
    }

    void check(AccountProgress progress) {
        assertThat(progress.cursor()).isEqualTo(cursor);
        checkKept(progress);
        done.forEach((key, until) -> assertThat(progress.isDone(key)).as(key).isEqualTo(until == NEVER));
    }

    private void checkKept(AccountProgress progress) {
        assertThat(progress.kept().stream().map(KeptEntry::messageKey)).containsExactlyElementsOf(kept.keySet());
        for (KeptEntry entry : progress.kept()) {
            assertThat(entry.parking()).isEqualTo(kept.get(entry.messageKey()));
            assertThat(progress.isDone(entry.messageKey())).isFalse();
            checkMessage(progress, entry);
        }
        assertThat(progress.keptBytes()).isEqualTo(progress.kept().stream().mapToLong(KeptEntry::bytes).sum());
    }

    private static void checkMessage(AccountProgress progress, KeptEntry entry) {
        KeptMessage message = message(entry.messageKey());
        assertThat(entry.customer()).isEqualTo(message.customer());
        assertThat(progress.json(entry.messageKey())).isEqualTo(message.json());
        assertThat(entry.bytes()).isEqualTo(message.json().length());
    }

    /**
     * @param allWritten whether all that was written is there, and not only what was forced
     */
    void checkAfterCrash(AccountProgress progress, boolean allWritten) {
        checkKept(progress);
        int number = cursors.indexOf(progress.cursor());
        assertThat(number >= 0 || progress.cursor() == null).isTrue();
        if (allWritten) {
            assertThat(progress.cursor()).isEqualTo(cursor);
            startedAndKept.forEach(key -> assertThat(progress.started(key)).as(key).isEqualTo(Delivery.REPEATED));
        } else {
            startedAndKept.clear();
        }
        done.forEach((key, until) -> assertThat(progress.isDone(key) || until <= number).as("forgot that " + key + " is done")
                .isTrue());
        everDone.forEach(key -> done.remove(key));
        everDone.stream().filter(progress::isDone).forEach(key -> done.put(key, NEVER));
        for (int i = 0; i < 40; i++) {
            assertThat(progress.isDone("m" + i) && !everDone.contains("m" + i)).as("took m" + i + " for done").isFalse();
        }
        cursor = progress.cursor();
    }

    void checkCut(AccountProgress progress) {
        assertThat(progress.cursor() == null || cursors.contains(progress.cursor())).isTrue();
        progress.kept().forEach(entry -> {
            assertThat(everKept).contains(entry.messageKey());
            checkMessage(progress, entry);
        });
        for (int i = 0; i < 40; i++) {
            assertThat(progress.isDone("m" + i) && !everDone.contains("m" + i)).as("took m" + i + " for done").isFalse();
        }
    }
}
