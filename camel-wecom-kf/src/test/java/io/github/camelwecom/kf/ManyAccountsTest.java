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
package io.github.camelwecom.kf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One consumer for more accounts than its process may open files. The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=ManyAccountsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dmany.accounts=10000 -Dmany.descriptors=1024
 * </pre>
 */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
class ManyAccountsTest {

    private static final int ACCOUNTS = Integer.getInteger("many.accounts", 500);
    private static final int DESCRIPTORS = Integer.getInteger("many.descriptors", 400);
    private static final int HEAP = Integer.getInteger("many.heap", 256);
    private static final int ROUNDS = 3;
    private static final int CALLBACKS = Math.min(ACCOUNTS, 100);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final String MESSAGE = "message ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path stateDirectory;

    @RegisterExtension
    final Seed seed = new Seed("many.seed");

    private final Random random = seed.random();
    private final Map<String, CompletableFuture<Long>> arrivals = new ConcurrentHashMap<>();

    @Test
    void everyAccountIsServedAtOnceAndCostsNoFileAndNoThread() throws Exception {
        try (ManyAccountsPlatform platform = new ManyAccountsPlatform(ACCOUNTS)) {
            int[] written = new int[ACCOUNTS];
            try (ReportingProcess application = start(platform)) {
                URI callbackUrl = application.callbackUrl();
                long begin = System.nanoTime();
                long first = call(platform, callbackUrl, ACCOUNTS - 1, written[ACCOUNTS - 1]++);
                System.out.printf("wait of a message while accounts are opened %.2f s, %s%n", seconds(first),
                        figures(application));
                await().atMost(PATIENCE).until(() -> figures(application).accounts() == ACCOUNTS);
                System.out.printf("%d accounts were opened %.1f s after the start of the context%n", ACCOUNTS,
                        seconds(System.nanoTime() - begin));
                List<Figures> all = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    long longest = 0;
                    int late = 0;
                    for (int callback = 0; callback < CALLBACKS; callback++) {
                        int account = random.nextInt(ACCOUNTS);
                        long wait = call(platform, callbackUrl, account, written[account]++);
                        longest = Math.max(longest, wait);
                        late += wait > SOON.toNanos() ? 1 : 0;
                    }
                    all.add(figures(application));
                    System.out.printf("longest wait of a message %.2f s, %s%n", seconds(longest), all.get(round));
                    assertThat(late).as("longer than %s, on a machine that is busy with other things", SOON)
                            .isLessThan(CALLBACKS / 20);
                }
                assertThat(all).allSatisfy(each -> {
                    assertThat(each.accounts()).isEqualTo(ACCOUNTS);
                    assertThat(each.unreadable()).isZero();
                });
                Figures last = all.get(ROUNDS - 1);
                assertThat(last.descriptors()).isLessThan(all.get(0).descriptors() + 50).isLessThan(DESCRIPTORS);
                assertThat(last.peakThreads()).isLessThan(100);
                assertThat(last.heap()).isLessThan(HEAP / 2);
            }
        }
    }

    /** Those that were read last most likely have news, and not all can be asked at once. */
    @Test
    void afterARestartThoseThatWereReadLastAreAskedFirst() throws Exception {
        try (ManyAccountsPlatform platform = new ManyAccountsPlatform(ACCOUNTS)) {
            Set<Integer> active = Set.of(ACCOUNTS - 1, ACCOUNTS / 2, ACCOUNTS / 3);
            try (ReportingProcess application = start(platform)) {
                URI callbackUrl = application.callbackUrl();
                await().atMost(PATIENCE).until(() -> figures(application).accounts() == ACCOUNTS);
                for (int account : active) {
                    call(platform, callbackUrl, account, 0);
                }
            }
            int before = platform.pulls().size();
            active.forEach(platform::write);

            try (ReportingProcess restarted = start(platform)) {
                assertThat(restarted).isNotNull();
                for (int account : active) {
                    arrival(message(account, 1)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
                assertThat(platform.pulls().stream().skip(before).toList())
                        .hasSizeLessThanOrEqualTo(9 + active.size())
                        .extracting(ManyAccountsPlatform.Pull::openKfId)
                        .contains(active.stream().map(ManyAccountsPlatform::openKfId).toArray(String[]::new));
            }
        }
    }

    /** Returns how long it took in nanoseconds. */
    private long call(ManyAccountsPlatform platform, URI callbackUrl, int account, int number) throws Exception {
        platform.write(account);
        long begin = System.nanoTime();
        assertThat(platform.announce(account, callbackUrl)).isEqualTo(200);
        String message = message(account, number);
        return arrival(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS) - begin;
    }

    private CompletableFuture<Long> arrival(String message) {
        return arrivals.computeIfAbsent(message, any -> new CompletableFuture<>());
    }

    private static String message(int account, int number) {
        return ManyAccountsPlatform.openKfId(account) + "-" + number;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    private static Figures figures(ReportingProcess application) throws InterruptedException {
        return Figures.of(application.figures());
    }

    private ReportingProcess start(ManyAccountsPlatform platform) throws IOException {
        return new ReportingProcess(
                List.of("bash", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$0\" \"$@\""), List.of("-Xmx" + HEAP + "m"),
                this::read, ManyAccountsApplication.class, platform.baseUri(), stateDirectory.toString());
    }

    private void read(String line) {
        if (line.startsWith(MESSAGE)) {
            arrival(line.substring(MESSAGE.length())).complete(System.nanoTime());
        } else if (line.contains(" WARN ") || line.contains(" ERROR ")) {
            System.out.println(line);
        }
    }

    private record Figures(long accounts, long unreadable, long descriptors, long threads, long peakThreads, long heap) {

        static Figures of(long[] numbers) {
            return new Figures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
        }
    }
}
