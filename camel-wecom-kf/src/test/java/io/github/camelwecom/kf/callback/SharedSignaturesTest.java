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

import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Two nodes with a repository between them that remembers callbacks.
 */
class SharedSignaturesTest {

    private static final String SIGNATURE = "0123456789abcdef0123456789abcdef01234567";
    private static final String PATH = "/wecom/kf/callback";

    private final RepositoryThatGoesAway repository = new RepositoryThatGoesAway();
    private final ReplayGuard first = new SharedSignatures(ReplayGuard.NONE, repository, PATH);
    private final ReplayGuard second = new SharedSignatures(ReplayGuard.NONE, repository, PATH);
    private final AtomicInteger processed = new AtomicInteger();

    @Test
    void processesACallbackAtOneNodeAlone() {
        assertThat(first.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        assertThat(second.once(SIGNATURE, processed::incrementAndGet)).isFalse();
        assertThat(processed).hasValue(1);
    }

    @Test
    void processesOnEachPathThatItIsSentTo() {
        ReplayGuard elsewhere = new SharedSignatures(ReplayGuard.NONE, repository, "/elsewhere");
        assertThat(first.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        assertThat(elsewhere.once(SIGNATURE, processed::incrementAndGet)).isTrue();
    }

    @Test
    void processesWhatAnotherNodeFailedToProcess() {
        assertThatThrownBy(() -> first.once(SIGNATURE, SharedSignaturesTest::fail)).hasMessage("not now");
        assertThat(second.once(SIGNATURE, processed::incrementAndGet)).isTrue();
    }

    @Test
    void refusesForTheMomentWhatTheRepositoryDoesNotTell() {
        repository.away = true;
        assertThatThrownBy(() -> first.once(SIGNATURE, processed::incrementAndGet))
                .isInstanceOfSatisfying(CallbackRefusedException.class, e -> assertThat(e.getHttpStatus()).isEqualTo(503));
        assertThat(processed).hasValue(0);
    }

    @Test
    void saysWhyACallbackFailedAlsoWhenTheRepositoryIsAway() {
        assertThatThrownBy(() -> first.once(SIGNATURE, () -> {
            repository.away = true;
            fail();
        })).hasMessage("not now");
    }

    @Test
    void asksThisNodesOwnMemoryFirst() {
        ReplayGuard withMemory = new SharedSignatures((signature, processing) -> false, repository, PATH);
        repository.away = true;
        assertThat(withMemory.once(SIGNATURE, processed::incrementAndGet)).isFalse();
    }

    @Test
    void fitsIntoTheColumnOfCamelsTable() {
        ReplayGuard ofLongPath = new SharedSignatures(ReplayGuard.NONE, repository, "/" + "long".repeat(50));
        ofLongPath.once(SIGNATURE, processed::incrementAndGet);
        assertThat(repository.longest).isEqualTo(100);
    }

    private static void fail() {
        throw new IllegalStateException("not now");
    }

    private static final class RepositoryThatGoesAway extends MemoryIdempotentRepository {

        private boolean away;
        private int longest;

        RepositoryThatGoesAway() {
            super(new HashMap<>());
        }

        @Override
        public boolean add(String key) {
            answer();
            longest = Math.max(longest, key.length());
            return super.add(key);
        }

        @Override
        public boolean remove(String key) {
            answer();
            return super.remove(key);
        }

        private void answer() {
            if (away) {
                throw new IllegalStateException("the repository is away");
            }
        }
    }
}
