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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.camelwecom.kf.progress.KeptMessagesTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of progress when the power or the disk fails.
 */
class FailingDiskTest {

    private static final Parking PARKING = new Parking(Instant.parse("2026-11-01T10:00:00Z"), 3, "IllegalStateException");
    private static final IntUnaryOperator NOTHING = unforced -> 0;

    @TempDir
    Path directory;
    TrackedDisk disk = new TrackedDisk();
    ProgressDirectory store;

    @BeforeEach
    void store() {
        store = new ProgressDirectory(directory, disk);
    }

    /** Each of these is on the disk when it returns, and with it all that came before. */
    static Stream<Consumer<AccountProgress>> whatIsDurable() {
        return Stream.of(
                progress -> progress.seen(Instant.EPOCH),
                progress -> progress.done("m1"),
                progress -> {
                    progress.processed("m1");
                    progress.force();
                },
                progress -> progress.keep(List.of(message("m1", "ann"))),
                progress -> progress.commit("c1", List.of(message("m1", "ann")), key -> false),
                progress -> progress.park("kept", PARKING),
                progress -> progress.unpark("parked"));
    }

    @ParameterizedTest
    @MethodSource("whatIsDurable")
    void whatIsDurableSurvivesAFailureOfThePower(Consumer<AccountProgress> durable) {
        try (AccountProgress progress = open()) {
            progress.commit("c0", List.of(message("kept", "ann"), message("parked", "bob")), key -> false);
            progress.park("parked", PARKING);
            progress.started("m0");
            int forces = disk.forces.get();

            durable.accept(progress);

            assertThat(disk.forces.get() - forces).as("forces").isOne();
            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(afterwards.started("m0")).isEqualTo(Delivery.REPEATED);
                assertThat(afterwards.firstSeen()).isEqualTo(progress.firstSeen());
                assertThat(afterwards.cursor()).isEqualTo(progress.cursor());
                assertThat(afterwards.isDone("m1")).isEqualTo(progress.isDone("m1"));
                assertThat(afterwards.kept()).isEqualTo(progress.kept());
                assertThat(afterwards.kept()).allSatisfy(entry -> assertThat(afterwards.json(entry.messageKey()))
                        .isEqualTo(progress.json(entry.messageKey())));
            }
        }
    }

    @Test
    void theVeryFirstLineSurvivesAFailureOfThePower() {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(afterwards.isDone("m1")).isTrue();
            }
        }
    }

    @Test
    void aCommitThatKeepsNothingIsNotForcedAndThenTheOlderCursorHasItsIds() {
        try (AccountProgress progress = open()) {
            progress.commit("c0", List.of(), key -> false);
            progress.started("m1");
            progress.done("m1");
            int forces = disk.forces.get();

            progress.commit("c1", List.of(), key -> false);

            assertThat(disk.forces).hasValue(forces);
            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(afterwards.cursor()).isEqualTo("c0");
                assertThat(afterwards.isDone("m1")).isTrue();
            }
        }
    }

    @Test
    void aPageOfOneMessageCostsOneForceAndNoRename() {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            progress.started("the first since it was opened");
            int forces = disk.forces.get();
            int renames = disk.renames.get();
            for (int i = 0; i < 20; i++) {
                progress.started("m" + i);
                progress.done("m" + i);
                progress.commit("c" + i, List.of(), key -> false);
            }
            assertThat(disk.forces.get() - forces).isEqualTo(20);
            assertThat(disk.renames.get() - renames).isZero();
        }
    }

    @Test
    void whatWasProcessedIsForcedTogetherWhenSomebodySaysSo() {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            int forces = disk.forces.get();

            List.of("m1", "m2", "m3").forEach(progress::processed);
            assertThat(disk.forces).hasValue(forces);
            progress.force();

            assertThat(disk.forces).hasValue(forces + 1);
            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(List.of("m1", "m2", "m3")).allMatch(afterwards::isDone);
            }
        }
    }

    @Test
    void whatWasProcessedWhileTheDiskFailedIsForcedWithTheNext() {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            progress.processed("m1");
            disk.failsToForce = true;
            assertThatThrownBy(progress::force).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> progress.processed("m2")).isInstanceOf(UncheckedIOException.class);
            disk.failsToForce = false;

            progress.force();

            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(List.of("m1", "m2")).allMatch(afterwards::isDone);
            }
        }
    }

    /** Or the customer's next message would be handed out while this one may come again unnoticed. */
    @Test
    @Timeout(30)
    void doneDoesNotReturnBeforeTheDiskHasIt() throws Exception {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            CountDownLatch forcing = new CountDownLatch(1);
            CountDownLatch forced = new CountDownLatch(1);
            CountDownLatch returned = new CountDownLatch(1);
            disk.beforeForce = () -> {
                forcing.countDown();
                await(forced);
            };
            Thread worker = new Thread(() -> {
                progress.done("m1");
                returned.countDown();
            });
            worker.start();
            assertThat(forcing.await(10, TimeUnit.SECONDS)).as("is forced").isTrue();
            assertThat(returned.await(200, TimeUnit.MILLISECONDS)).as("returned meanwhile").isFalse();
            // others write and read meanwhile
            assertThat(progress.started("m2")).isEqualTo(Delivery.FIRST);
            assertThat(progress.isDone("m3")).isFalse();
            forced.countDown();
            assertThat(returned.await(10, TimeUnit.SECONDS)).isTrue();
            worker.join();
        }
    }

    @Test
    @Timeout(30)
    void whatComesWhileTheDiskIsBusyIsForcedTogether() throws Exception {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            int forces = disk.forces.get();
            CountDownLatch forced = new CountDownLatch(1);
            disk.beforeForce = () -> await(forced);
            List<Thread> workers = Stream.iterate(0, number -> number + 1).limit(8)
                    .map(number -> new Thread(() -> progress.done("m" + number))).toList();
            workers.forEach(Thread::start);
            org.awaitility.Awaitility.await().until(() -> Files.readString(file()).lines()
                    .filter(line -> line.startsWith("done")).count() == 8);
            forced.countDown();
            for (Thread worker : workers) {
                worker.join();
            }
            assertThat(disk.forces.get() - forces).isBetween(1, 2);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Half a line in the middle of a file would make it unreadable. */
    @Test
    void whatIsInAFileAfterAFailedWriteIsNotTrusted() throws IOException {
        try (AccountProgress progress = open()) {
            progress.commit("c0", List.of(message("kept", "ann")), key -> false);
            progress.done("m1");
            disk.writesHalf = true;
            assertThatThrownBy(() -> progress.done("m2")).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file().toString()).hasMessageContaining("No room");
            assertThatThrownBy(() -> progress.started("m3")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> progress.commit("c1", List.of(), key -> false));
            assertThatThrownBy(() -> progress.seen(Instant.EPOCH));
            assertThat(progress.cursor()).isEqualTo("c0");
            assertThat(progress.firstSeen()).isNull();
            assertThat(progress.json("kept")).isEqualTo(message("kept", "").json());
            disk.writesHalf = false;
            assertThat(progress.started("m4")).isEqualTo(Delivery.FIRST);
            try (AccountProgress afterwards = copy()) {
                assertThat(afterwards.isUncertain()).isFalse();
                assertThat(afterwards.cursor()).isEqualTo("c0");
                assertThat(afterwards.isDone("m1")).isTrue();
                assertThat(afterwards.isDone("m2")).as("it was processed").isTrue();
                assertThat(afterwards.started("m3")).as("it was not handed out").isEqualTo(Delivery.FIRST);
                assertThat(afterwards.started("m4")).isEqualTo(Delivery.REPEATED);
                assertThat(afterwards.json("kept")).isEqualTo(message("kept", "").json());
            }
        }
    }

    /** A system that failed to force drops what it could not write, and says so once. */
    @Test
    void whatIsInAFileAfterAFailedForceIsWrittenAgain() {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            int renames = disk.renames.get();
            disk.failsToForce = true;
            assertThatThrownBy(() -> progress.done("m2")).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Input/output error");
            disk.failsToForce = false;

            progress.done("m3");

            assertThat(disk.renames.get() - renames).as("files written anew").isOne();
            try (AccountProgress afterwards = afterFailureOfThePower(NOTHING)) {
                assertThat(afterwards.isDone("m2")).isTrue();
                assertThat(afterwards.isDone("m3")).isTrue();
            }
        }
    }

    @Test
    void aFileThatCannotBeMadeSmallerIsAppendedToAllTheSame() throws IOException {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("kept", "ann")));
            disk.failsToRename = true;
            int renames = disk.renames.get();
            progress.done("kept");
            for (int i = 0; i < 1000; i++) {
                progress.done("message number " + i);
                progress.commit("c" + i, List.of(), key -> false);
            }
            assertThat(disk.renames.get() - renames).as("tried").isBetween(2, 12);
            assertThat(Files.size(file())).isGreaterThan(30_000);
            try (AccountProgress afterwards = copy()) {
                assertThat(afterwards.cursor()).isEqualTo("c999");
            }
        }
    }

    @Test
    void aNewDirectorySurvivesAFailureOfThePower() {
        try (AccountProgress progress = open()) {
            assertThat(disk.forcedDirectories).containsExactly(directory);
            progress.done("m1");
            assertThat(disk.forcedDirectories).containsExactlyInAnyOrder(directory, directory.resolve("ww1"));
        }
    }

    @Test
    @Timeout(30)
    void aFileThatIsBeingForcedIsNotClosedBecauseOthersAreUsed() throws Exception {
        try (AccountProgress progress = open()) {
            progress.seen(Instant.EPOCH);
            CountDownLatch forcing = new CountDownLatch(1);
            CountDownLatch forced = new CountDownLatch(1);
            FutureTask<Void> done = new FutureTask<>(() -> progress.done("m1"), null);
            Thread worker = new Thread(done);
            disk.beforeForce = () -> {
                if (Thread.currentThread() == worker) {
                    forcing.countDown();
                    await(forced);
                }
            };
            worker.start();
            assertThat(forcing.await(10, TimeUnit.SECONDS)).isTrue();
            useManyOthers();
            forced.countDown();
            done.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatSomebodyElseWroteIntoAFileMeanwhileIsNotBuiltUpon() throws IOException {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            useManyOthers();
            Files.writeString(file(), "cur", StandardOpenOption.APPEND);
            assertThatThrownBy(() -> progress.done("m2")).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Somebody else changed it");
            progress.done("m3");
        }
        try (AccountProgress progress = open()) {
            assertThat(List.of("m1", "m2", "m3")).allMatch(progress::isDone);
        }
    }

    private void useManyOthers() {
        List<AccountProgress> others = IntStream.range(0, 100).mapToObj(number -> store.open("ww1", "other" + number)).toList();
        others.forEach(other -> other.seen(Instant.EPOCH));
        others.forEach(AccountProgress::close);
    }

    private AccountProgress afterFailureOfThePower(IntUnaryOperator unforced) {
        disk.leave(file(), directory.resolve("ww1").resolve("copy.progress"), unforced);
        return store.open("ww1", "copy");
    }

    private AccountProgress copy() throws IOException {
        Files.copy(file(), directory.resolve("ww1").resolve("copy.progress"));
        return store.open("ww1", "copy");
    }

    private AccountProgress open() {
        return store.open("ww1", "wk1");
    }

    private Path file() {
        return directory.resolve("ww1").resolve("wk1.progress");
    }
}
