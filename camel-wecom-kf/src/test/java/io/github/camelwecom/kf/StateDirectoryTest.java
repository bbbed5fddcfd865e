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
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A state directory that cannot be used, from the start or for a while.
 */
class StateDirectoryTest extends LaneTestSupport {

    private static final String SETBACKS = "io.github.camelwecom.kf.sync.Setbacks";

    @Test
    void nothingIsHandedOutWhileProgressCannotBeWrittenAndEverythingWhenItCan() throws Exception {
        write("ann1", "bob1", "ann2");
        obstruct();
        try (CapturedLog log = CapturedLog.of(SETBACKS, Level.INFO)) {
            start("pageSize=10");

            until(() -> !log.lines().isEmpty());
            staysTrue(() -> route.begun().isEmpty());
            makeWay();

            untilCommitted();
            assertThat(route.begun()).containsExactlyInAnyOrder("ann1", "bob1", "ann2");
            assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false);
            assertSaidOnceEach(log.lines());
        }
    }

    @Test
    void aPageFinishedMeanwhileIsCommittedWhenProgressCanBeWritten() throws Exception {
        write("ann1");
        route.close("ann1");
        start("pageSize=10");
        until(() -> route.begun().equals(List.of("ann1")));
        obstruct();
        // a file that is gone is written anew, where it can be
        Files.delete(progressFile());
        try (CapturedLog log = CapturedLog.of(SETBACKS, Level.INFO)) {
            route.open("ann1");

            until(() -> !log.lines().isEmpty());
            assertThat(progressFile()).doesNotExist();
            makeWay();

            untilCommitted();
            // the file is there a moment before it is told
            until(() -> log.lines().size() > 1);
            assertThat(route.begun()).containsExactly("ann1");
            assertSaidOnceEach(log.lines());
        }
    }

    private void assertSaidOnceEach(List<String> lines) {
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("WARN ").contains("Cannot write the progress file",
                account.openKfId() + ".progress");
        assertThat(lines.get(1)).startsWith("INFO ").contains("works again");
    }

    /** What stands where the next file is to be written has the effect of a disk without room. */
    private void obstruct() throws IOException {
        Files.createDirectories(newFile().resolve("something"));
    }

    /** In one step: once it were empty, the component itself would delete it. */
    private void makeWay() throws IOException {
        Files.move(newFile(), stateDirectory.resolve("moved"));
    }

    private Path newFile() {
        return stateDirectory.resolve(sandbox.corpId()).resolve(account.openKfId() + ".progress.new");
    }

    @Test
    void aRouteWhoseStateDirectoryIsAFileDoesNotStartAndSaysWhy() throws Exception {
        Path file = Files.createFile(stateDirectory.resolve("occupied"));

        assertThatThrownBy(() -> start("stateDirectory=" + file)).rootCause().isInstanceOf(IOException.class);
        assertThatThrownBy(() -> context.getRouteController().startRoute(ROUTE)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("option stateDirectory").hasMessageContaining(file.toString());

        Files.delete(file);
        write("ann1");
        context.getRouteController().startRoute(ROUTE);
        until(() -> route.finished().equals(List.of("ann1")));
    }

    @Test
    void aRouteWhoseProgressIsDamagedDoesNotStartAndLeavesTheFileAsItIs() throws Exception {
        Path directory = Files.createDirectories(stateDirectory.resolve(sandbox.corpId()));
        Path file = Files.writeString(directory.resolve(account.openKfId() + ".progress"), "something else");

        assertThatThrownBy(() -> start("pageSize=10")).hasStackTraceContaining(file + " is damaged");

        assertThat(file).hasContent("something else");
        assertThat(pulls()).isZero();
    }

    @Test
    void anAccountReadByAnotherProcessIsRefusedUntilThatEnds() throws Exception {
        write("ann1");
        Process other = otherProcess();
        try {
            assertThatThrownBy(() -> start("pageSize=10"))
                    .hasStackTraceContaining(account.openKfId() + ".progress is in use: another route or process reads this");
            assertThat(pulls()).isZero();
        } finally {
            other.destroyForcibly().waitFor();
        }

        context.getRouteController().startRoute(ROUTE);
        until(() -> route.finished().equals(List.of("ann1")));
    }

    /** Returns once it reads the account. */
    private Process otherProcess() throws IOException {
        Path lock = stateDirectory.resolve(sandbox.corpId()).resolve("accounts.lock");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), CrashingApplication.class.getName(), "http://127.0.0.1:9",
                sandbox.corpId(), "secret", account.openKfId(), stateDirectory.toString(),
                stateDirectory.resolve("log").toString())
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        until(() -> isLocked(lock));
        return process;
    }

    private static boolean isLocked(Path lock) throws IOException {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE); FileLock mine = channel.tryLock()) {
            return mine == null;
        }
    }
}
