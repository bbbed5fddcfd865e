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
package io.github.camelwecom.kf.database;

import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.AwayableDataSource;
import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader of an account that does anything in any order, while its database comes and goes, until it ends in some way;
 * and what the next one must know.
 */
final class RandomJdbcLife {

    private static final int MESSAGES = 60;

    private final Random random;
    private final AwayableDataSource database;
    private final Supplier<AccountProgress> opening;
    private final AccountProgress progress;
    private final Set<String> done = new HashSet<>();
    private final Set<String> toldDone = new HashSet<>();
    /** Those that are kept for sure, by whether they were. */
    private final Map<String, Boolean> kept = new LinkedHashMap<>();

    RandomJdbcLife(Random random, AwayableDataSource database, Supplier<AccountProgress> opening, String account) {
        this.random = random;
        this.database = database;
        this.opening = opening;
        this.progress = opening.get();
        progress.kept().forEach(entry -> kept.put(entry.messageKey(), true));
        IntStream.range(0, MESSAGES).mapToObj(n -> account + n).filter(progress::isDone).forEach(done::add);
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            database.away(random.nextInt(12) == 0);
            database.loseReplies(random.nextInt(12) == 0);
            try {
                step("wk1" + random.nextInt(MESSAGES));
            } catch (UncheckedIOException e) {
                // it is tried again, or not
            }
        }
        database.away(false);
        database.loseReplies(false);
        if (random.nextBoolean()) {
            progress.close();
            done.addAll(toldDone);
        }
        check(opening.get());
    }

    private void step(String key) {
        switch (random.nextInt(4)) {
            case 0 -> {
                toldDone.add(key);
                kept.remove(key);
                progress.processed(key);
            }
            case 1 -> {
                progress.force();
                done.addAll(toldDone);
            }
            case 2 -> keep(key);
            default -> {
                progress.commit("c" + random.nextInt(), List.of(), other -> true);
            }
        }
    }

    private void keep(String key) {
        if (!done.contains(key) && !toldDone.contains(key)) {
            kept.putIfAbsent(key, false);
            progress.keep(List.of(message(key)));
            kept.put(key, true);
            done.addAll(toldDone);
        }
    }

    private void check(AccountProgress next) {
        assertThat(done).as("done and forgotten").allMatch(next::isDone);
        List<String> found = next.kept().stream().map(KeptEntry::messageKey).toList();
        kept.forEach((key, surely) -> assertThat(!surely || found.contains(key)).as("kept and forgotten: " + key).isTrue());
        found.forEach(key -> {
            assertThat(kept.containsKey(key) || toldDone.contains(key)).as("not kept, and there: " + key).isTrue();
            assertThat(next.json(key)).isEqualTo(message(key).json());
        });
        assertThat(next.keptBytes()).isEqualTo(next.kept().stream().mapToLong(KeptEntry::bytes).sum());
    }

    private static KeptMessage message(String key) {
        return new KeptMessage(key, "ann", "{\"msgid\":\"" + key + "\"}");
    }
}
