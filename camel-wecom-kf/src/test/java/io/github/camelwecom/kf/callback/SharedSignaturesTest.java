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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelwecom.kf.CapturedLog;
import io.github.camelwecom.kf.SharedRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes with a repository between them that remembers callbacks.
 */
class SharedSignaturesTest {

    private static final String SIGNATURE = "0123456789abcdef0123456789abcdef01234567";
    private static final String PATH = "/wecom/kf/callback";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private final AtomicLong nanoTime = new AtomicLong();
    private final List<TimelyRepository> asked = new ArrayList<>();
    private final SharedRepository repository = new SharedRepository();
    private final ReplayGuard first = node(repository, LONG);
    private final ReplayGuard second = node(repository, LONG);
    private final ReplayGuard inAHurry = node(repository, SHORT);
    private final AtomicInteger processed = new AtomicInteger();
    private CapturedLog log;

    @BeforeAll
    static void startContext() {
        CONTEXT.start();
    }

    @AfterAll
    static void stopContext() {
        CONTEXT.stop();
    }

    @BeforeEach
    void captureLog() {
        log = CapturedLog.of(TimelyRepository.class);
    }

    @AfterEach
    void stop() {
        repository.answerAgain();
        asked.forEach(TimelyRepository::stop);
        log.close();
    }

    @Test
    void processesACallbackAtOneNodeAlone() {
        assertThat(first.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        assertThat(second.once(SIGNATURE, processed::incrementAndGet)).isFalse();
        assertThat(processed).hasValue(1);
    }

    @Test
    void processesOnEachPathThatItIsSentTo() {
        ReplayGuard elsewhere = new SharedSignatures(ReplayGuard.NONE, timely(repository, LONG), "/elsewhere");
        assertThat(first.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        assertThat(elsewhere.once(SIGNATURE, processed::incrementAndGet)).isTrue();
    }

    @Test
    void processesWhatAnotherNodeFailedToProcess() {
        assertThatThrownBy(() -> first.once(SIGNATURE, SharedSignaturesTest::fail)).hasMessage("not now");
        assertThat(second.once(SIGNATURE, processed::incrementAndGet)).isTrue();
    }

    @Test
    void processesWithoutARepositoryThatIsAwayAndSaysSoOnce() {
        repository.away(true);
        assertThat(first.once(signature(1), processed::incrementAndGet)).isTrue();
        assertThat(first.once(signature(2), processed::incrementAndGet)).isTrue();
        assertThat(processed).hasValue(2);
        assertThat(warnings()).singleElement().asString()
                .contains("callbackRepository failed with java.lang.IllegalStateException");
    }

    @Test
    void saysWhyACallbackFailedAlsoWhenTheRepositoryIsAway() {
        assertThatThrownBy(() -> first.once(SIGNATURE, () -> {
            repository.away(true);
            fail();
        })).hasMessage("not now");
    }

    /** Or each would hold a thread of the HTTP server for as long. */
    @Test
    void oneCallbackWaitsForARepositoryThatHangsAndTheOthersDoNot() {
        repository.hang();
        long begin = System.nanoTime();
        for (int number = 0; number < 100; number++) {
            assertThat(inAHurry.once(signature(number), processed::incrementAndGet)).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(100 / 2));
        assertThat(warnings()).singleElement().asString().contains("did not answer within PT0.5S");

        repository.answerAgain();
        await().until(() -> repository.getCacheSize() == TimelyRepository.MOST_QUESTIONS);
    }

    @Test
    void isToldLaterWhatWasProcessedWhileItHung() {
        repository.hang();
        assertThat(inAHurry.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        repository.answerAgain();
        await().until(() -> repository.getCacheSize() == 1);
        assertThat(second.once(SIGNATURE, processed::incrementAndGet)).isFalse();
    }

    @Test
    void forgetsLaterWhatFailedWhileItHung() {
        repository.hang();
        assertThatThrownBy(() -> inAHurry.once(SIGNATURE, SharedSignaturesTest::fail)).hasMessage("not now");
        repository.answerAgain();
        await().until(() -> second.once(SIGNATURE, processed::incrementAndGet));
    }

    @Test
    void waitsAgainForARepositoryThatAnswersAgain() {
        first.once(SIGNATURE, processed::incrementAndGet);
        repository.hang();
        inAHurry.once(signature(1), processed::incrementAndGet);
        repository.answerAgain();
        await().until(() -> !inAHurry.once(SIGNATURE, processed::incrementAndGet));
        assertThat(log.lines()).anyMatch(line -> line.startsWith("INFO") && line.contains("in time again"));
    }

    @Test
    void saysOnceThatItAnswersTooLateEachTime() {
        for (int number = 0; number < 3; number++) {
            repository.hang();
            inAHurry.once(signature(number), processed::incrementAndGet);
            await().until(() -> repository.asking() == 1);
            nanoTime.addAndGet(2 * SHORT.toNanos());
            repository.answerAgain();
            int known = number + 1;
            await().until(() -> repository.getCacheSize() == known);
        }
        assertThat(warnings()).hasSize(1);
    }

    /** As a table does for which two nodes look at the same moment. */
    @Test
    void takesForKnownWhatFailsToBeAddedBecauseItIsThere() {
        ReplayGuard tooLate = node(new TableWithAKey(), LONG);
        assertThat(tooLate.once(SIGNATURE, processed::incrementAndGet)).isTrue();
        assertThat(tooLate.once(SIGNATURE, processed::incrementAndGet)).isFalse();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void asksThisNodesOwnMemoryFirst() {
        ReplayGuard withMemory = new SharedSignatures((signature, processing) -> false, timely(repository, LONG), PATH);
        repository.hang();
        assertThat(withMemory.once(SIGNATURE, processed::incrementAndGet)).isFalse();
    }

    @Test
    void fitsIntoTheColumnOfCamelsTable() {
        TableWithAKey table = new TableWithAKey();
        ReplayGuard ofLongPath = new SharedSignatures(ReplayGuard.NONE, timely(table, LONG), "/" + "long".repeat(50));
        ofLongPath.once(SIGNATURE, processed::incrementAndGet);
        assertThat(table.keys).singleElement().asString().hasSize(100);
    }

    private ReplayGuard node(IdempotentRepository shared, Duration patience) {
        return new SharedSignatures(ReplayGuard.NONE, timely(shared, patience), PATH);
    }

    private TimelyRepository timely(IdempotentRepository shared, Duration patience) {
        TimelyRepository timely = new TimelyRepository(
                shared, CONTEXT.getExecutorServiceManager(), patience, nanoTime::get);
        timely.start();
        asked.add(timely);
        return timely;
    }

    private List<String> warnings() {
        return log.linesAbout("WARN");
    }

    private static String signature(int number) {
        return "%040x".formatted(number);
    }

    private static void fail() {
        throw new IllegalStateException("not now");
    }

    /** Refuses a key that it has. */
    private static final class TableWithAKey extends MemoryIdempotentRepository {

        private final Set<String> keys = ConcurrentHashMap.newKeySet();

        @Override
        public boolean add(String key) {
            if (!keys.add(key)) {
                throw new IllegalStateException("Duplicate key");
            }
            return true;
        }

        @Override
        public boolean contains(String key) {
            return keys.contains(key);
        }
    }
}
