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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random things happen to an account, its disk and its power, and are compared with what must be remembered. A failure
 * names its seed: run it again with
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=RandomProgressTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dprogress.seed=… -Dprogress.lives=1
 * </pre>
 */
class RandomProgressTest {

    private static final long SEED = Long.getLong("progress.seed", System.nanoTime());
    private static final int LIVES = Integer.getInteger("progress.lives", 40);
    private static final int STEPS = 300;
    private static final IntUnaryOperator ALL = unforced -> unforced;

    @TempDir
    Path directory;

    @Test
    void nothingDurableIsLostAndNothingIsDoneThatWasNot() throws IOException {
        for (int life = 0; life < LIVES; life++) {
            long seed = SEED + life;
            try {
                new Life(directory.resolve("life" + life), new Random(seed)).live();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("With -Dprogress.seed=" + seed + " -Dprogress.lives=1", e);
            }
        }
    }

    /** An account from its first message on, through some failures of the power. */
    private static final class Life {

        private final Path directory;
        private final Random random;
        private final TrackedDisk disk = new TrackedDisk();
        private final ProgressDirectory store;
        private final RememberedProgress remembered = new RememberedProgress();
        private int generation;
        private int failures;
        private AccountProgress progress;

        Life(Path directory, Random random) {
            this.directory = directory;
            this.random = random;
            this.store = new ProgressDirectory(directory, disk);
        }

        void live() throws IOException {
            progress = store.open("ww1", account());
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(20) == 0) {
                    failToDoSomething();
                } else {
                    doSomething();
                }
                look(step);
            }
            progress.close();
        }

        private void look(int step) throws IOException {
            remembered.check(progress);
            switch (random.nextInt(60)) {
                case 0 -> restart();
                case 1 -> losePower(ALL);
                case 2 -> losePower(unforced -> random.nextInt(unforced + 1));
                case 3 -> losePower(unforced -> 0);
                case 4 -> cutAnywhere();
                default -> {
                    // goes on
                }
            }
        }

        private void doSomething() {
            String key = key();
            switch (random.nextInt(9)) {
                case 0, 1 -> remembered.started(key, progress.started(key));
                case 2 -> {
                    progress.done(key);
                    remembered.done(key);
                }
                case 3 -> {
                    progress.processed(key);
                    progress.force();
                    remembered.done(key);
                }
                case 4 -> {
                    List<KeptMessage> messages = messages();
                    progress.keep(messages);
                    remembered.keep(messages);
                }
                case 5 -> commit(messages());
                case 6 -> commit(List.of());
                case 7 -> {
                    Parking parking = RememberedProgress.parking(random.nextInt(100));
                    progress.park(key, parking);
                    remembered.park(key, parking);
                }
                default -> {
                    progress.unpark(key);
                    remembered.park(key, null);
                }
            }
        }

        private void commit(List<KeptMessage> messages) {
            String cursor = remembered.nextCursor();
            int needed = random.nextInt(3);
            progress.commit(cursor, messages, key -> Math.floorMod(key.hashCode(), 3) < needed);
            remembered.commit(cursor, messages, key -> Math.floorMod(key.hashCode(), 3) < needed);
        }

        /** Whatever it was must not be half done, and is made good by the next that succeeds. */
        private void failToDoSomething() {
            disk.writesHalf = random.nextBoolean();
            disk.failsToForce = !disk.writesHalf;
            String key = key();
            boolean failed = true;
            try {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        remembered.processed(key);
                        progress.done(key);
                        failed = false;
                    }
                    case 1 -> progress.keep(messages());
                    case 2 -> progress.commit("never", List.of(new KeptMessage("never", "", "{}")), any -> false);
                    default -> progress.park(key, RememberedProgress.parking(1));
                }
            } catch (java.io.UncheckedIOException e) {
                assertThat(failed).isTrue();
            } finally {
                disk.writesHalf = false;
                disk.failsToForce = false;
            }
            remembered.onlyIfItWasDone(progress);
            String another = "another" + failures++;
            remembered.started(another, progress.started(another));
        }

        private void restart() {
            progress.close();
            progress = store.open("ww1", account());
            remembered.checkAfterCrash(progress, true);
        }

        private void losePower(IntUnaryOperator unforced) {
            Path before = file();
            generation++;
            disk.leave(before, file(), unforced);
            progress.close();
            progress = store.open("ww1", account());
            assertThat(progress.isUncertain()).isFalse();
            remembered.checkAfterCrash(progress, unforced == ALL);
        }

        /** What a person did, or another program: whatever is left is true, and can be read. */
        private void cutAnywhere() throws IOException {
            if (Files.exists(file())) {
                byte[] all = Files.readAllBytes(file());
                int end = random.nextInt(all.length + 1);
                Files.write(directory.resolve("ww1").resolve("cut.progress"), Arrays.copyOf(all, end));
                try (AccountProgress cut = store.open("ww1", "cut")) {
                    remembered.checkCut(cut);
                    boolean isWhole
                            = new String(all, 0, end, java.nio.charset.StandardCharsets.US_ASCII).contains("\ncomplete\n");
                    assertThat(cut.isUncertain()).isEqualTo(!isWhole);
                }
            }
        }

        private List<KeptMessage> messages() {
            return IntStream.range(0, random.nextInt(4)).mapToObj(any -> RememberedProgress.message(key())).distinct().toList();
        }

        private String key() {
            return "m" + random.nextInt(40);
        }

        private String account() {
            return "wk" + generation;
        }

        private Path file() {
            return directory.resolve("ww1").resolve(account() + ".progress");
        }
    }
}
