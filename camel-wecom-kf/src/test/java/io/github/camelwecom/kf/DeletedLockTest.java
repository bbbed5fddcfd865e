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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sync.AccountStatus;
import io.github.camelwecom.kf.watch.WatchedConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A cleaner of old files deletes the lock while this process reads, and another process starts, which finds the account
 * free.
 */
@Tag("slow")
class DeletedLockTest extends LaneTestSupport {

    private static final int BEFORE = 50;
    private static final int AFTER = 200;

    @TempDir
    Path directory;

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
        return component;
    }

    @Test
    void theFirstReaderStopsBeforeItsNextPullAndNothingComesTwiceUnmarked() throws Exception {
        // it writes and looks so seldom that the other one is quicker
        start("safetyNetInterval=30d");
        write(texts(1, BEFORE));
        account.announce();
        until(() -> route.finished().size() == BEFORE);
        untilCommitted();
        int pullsSoFar = pulls();
        staysTrue(() -> pulls() == pullsSoFar);
        long pullsBefore = pullsWithToken();
        Path log = Files.createFile(directory.resolve("processed"));
        Files.delete(stateDirectory.resolve(sandbox.corpId()).resolve("accounts.lock"));

        Process second = startSecond(log);
        try {
            write(texts(BEFORE + 1, BEFORE + AFTER / 2));
            await().atMost(2, TimeUnit.MINUTES).until(() -> lines(log).size() == AFTER / 2);
            write(texts(BEFORE + AFTER / 2 + 1, BEFORE + AFTER));
            account.announce();
            await().atMost(2, TimeUnit.MINUTES).until(() -> lines(log).size() == AFTER);

            until(() -> status() == AccountStatus.TAKEN);
            assertThat(route.finished()).hasSize(BEFORE);
            assertThat(pullsWithToken()).as("pulls of the first one, whom alone callbacks reach").isEqualTo(pullsBefore);
            assertThat(lines(log).stream().map(line -> line.split(" ")[0])).doesNotHaveDuplicates();
            assertThat(sandbox.callbackAttempts().get(sandbox.callbackAttempts().size() - 1).status()).isEqualTo(503);
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    private long pullsWithToken() {
        return sandbox.journal("kf/sync_msg").stream().filter(call -> call.request().hasNonNull("token")).count();
    }

    private AccountStatus status() {
        return ((WatchedConsumer) context.getRoute(ROUTE).getConsumer()).report().accounts().get(0).status();
    }

    private static String[] texts(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> "ann" + number).toArray(String[]::new);
    }

    private static List<String> lines(Path log) throws IOException {
        return Files.readAllLines(log);
    }

    private Process startSecond(Path log) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), CrashingApplication.class.getName(), sandbox.baseUri().toString(),
                sandbox.corpId(), sandbox.secret(), account.openKfId(), stateDirectory.toString(), log.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("output").toFile()))
                .start();
    }
}
