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
package io.github.camelwecom.kf.progress.repository;

import java.nio.file.Path;
import java.util.List;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.ProgressDirectory;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdempotentProgressTest {

    @TempDir
    Path directory;

    private final Repository known = new Repository();

    @BeforeEach
    void startRepository() {
        known.start();
    }

    @Test
    void saysWhoseMessageWasProcessed() {
        try (AccountProgress progress = open("wkA")) {
            progress.done("same");
        }
        assertThat(known.getCache()).containsOnlyKeys("ww1/wkA/same");
        try (AccountProgress other = open("wkB")) {
            assertThat(other.isDone("same")).isFalse();
        }
    }

    @Test
    void keepsItsIdsShortEnoughForAColumn() {
        String longId = "sha256:" + "0".repeat(64);
        try (AccountProgress progress = open("wkA".repeat(12))) {
            progress.done(longId);
            assertThat(progress.isDone(longId)).isTrue();
        }
        assertThat(known.getCache().keySet()).singleElement().asString().hasSizeLessThanOrEqualTo(100).startsWith("sha256:");
    }

    @Test
    void anIdThatCouldNotBeAddedIsAddedWithTheNextAndTheMessageIsNotProcessedAgain() {
        try (AccountProgress progress = open("wkA")) {
            known.away = true;
            progress.done("m1");
            assertThat(progress.isDone("m1")).isTrue();
            known.away = false;
            progress.done("m2");
            assertThat(known.getCache()).containsOnlyKeys("ww1/wkA/m1", "ww1/wkA/m2");
        }
    }

    @Test
    void theCursorDoesNotMoveOverIdsThatAreYetToBeAdded() {
        try (AccountProgress progress = open("wkA")) {
            known.away = true;
            progress.done("m1");
            assertThatThrownBy(() -> progress.commit("c1", List.of(), key -> false)).hasMessage("away");
            assertThat(progress.cursor()).isNull();
            known.away = false;
            progress.commit("c1", List.of(), key -> false);
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(known.getCache()).containsOnlyKeys("ww1/wkA/m1");
        }
    }

    @Test
    void idsThatAreYetToBeAddedAreAddedAtTheEnd() {
        AccountProgress progress = open("wkA");
        known.away = true;
        progress.done("m1");
        known.away = false;
        progress.close();
        assertThat(known.getCache()).containsOnlyKeys("ww1/wkA/m1");
    }

    /** The message lies behind the cursor, so that it comes again. */
    @Test
    void anIdThatWasNeverAddedIsAddedAfterARestartWhenItsMessageComesAgain() {
        AccountProgress progress = open("wkA");
        known.away = true;
        progress.done("m1");
        progress.close();
        known.away = false;
        try (AccountProgress afterwards = open("wkA")) {
            assertThat(afterwards.isDone("m1")).isTrue();
            assertThat(known.getCache()).containsOnlyKeys("ww1/wkA/m1");
        }
    }

    @Test
    void aMessageOfWhichOnlyTheRepositoryKnowsIsDone() {
        known.add("ww1/wkA/m1");
        try (AccountProgress progress = open("wkA")) {
            progress.keep(List.of(new KeptMessage("m1", "ann", "{}"), new KeptMessage("m2", "ann", "{}")));
            assertThat(progress.isDone("m1")).isTrue();
            progress.done("m1");
            assertThat(progress.kept()).extracting(KeptEntry::messageKey).containsExactly("m2");
        }
    }

    @Test
    void nothingIsSaidOfAMessageWhileTheRepositoryIsAway() {
        try (AccountProgress progress = open("wkA")) {
            known.away = true;
            assertThatThrownBy(() -> progress.isDone("m1")).hasMessage("away");
        }
    }

    private AccountProgress open(String openKfId) {
        return new IdempotentProgressStore(new ProgressDirectory(directory), known).open("ww1", openKfId);
    }

    private static final class Repository extends MemoryIdempotentRepository {

        private volatile boolean away;

        @Override
        public boolean add(String key) {
            requireThere();
            return super.add(key);
        }

        @Override
        public boolean contains(String key) {
            requireThere();
            return super.contains(key);
        }

        private void requireThere() {
            if (away) {
                throw new IllegalStateException("away");
            }
        }
    }
}
