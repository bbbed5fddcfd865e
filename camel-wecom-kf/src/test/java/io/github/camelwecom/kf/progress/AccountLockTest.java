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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.progress.KeptMessagesTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Who may read an account, when other processes want to, and when the lock file is deleted.
 */
@Timeout(60)
class AccountLockTest {

    @TempDir
    Path directory;
    ProgressDirectory store;

    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void store() {
        store = new ProgressDirectory(directory);
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoProcessesReadDifferentAccountsOfOneDirectory() throws Exception {
        try (AccountProgress wk1 = store.open("ww1", "wk1")) {
            assertThat(otherProcess("wk1", "wk2")).containsExactly("in use", "reads");
            assertThatThrownBy(() -> store.open("ww1", "wk2")).isInstanceOf(AccountInUseException.class)
                    .hasMessageContaining("wk2.progress is in use").hasMessageContaining("Read an account once");
            wk1.done("m1");
        }
        assertThat(otherProcess("wk1")).containsExactly("reads");
    }

    @Test
    void thatOneAccountIsLetGoDoesNotLetGoOfAnother() throws Exception {
        try (AccountProgress wk1 = store.open("ww1", "wk1")) {
            store.open("ww1", "wk2").close();
            assertThatThrownBy(() -> store.open("ww1", "wk1")).isInstanceOf(AccountInUseException.class);
            new ProgressDirectory(directory.resolve("..").resolve(directory.getFileName())).open("ww1", "wk3").close();

            assertThat(otherProcess("wk1", "wk2", "wk3")).containsExactly("in use", "reads", "reads");
            assertThat(wk1.isOurs()).isTrue();
        }
    }

    @Test
    void whatIsClosedTwiceLetsNobodyElsesLockGo() throws Exception {
        AccountProgress first = store.open("ww1", "wk1");
        first.close();
        try (AccountProgress second = store.open("ww1", "wk1")) {
            first.close();
            store.open("ww1", "wk2").close();
            assertThat(otherProcess("wk1")).containsExactly("in use");
            assertThat(first.isOurs()).isFalse();
            assertThat(second.isOurs()).isTrue();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeletedLockFileIsLockedAnewBeforeAnotherProcessCanHaveTheAccount() throws Exception {
        try (AccountProgress wk1 = store.open("ww1", "wk1"); AccountProgress wk2 = store.open("ww1", "wk2")) {
            Files.delete(lockFile());
            assertThat(wk1.isOurs()).isTrue();
            assertThat(wk2.isOurs()).isTrue();

            assertThat(otherProcess("wk1", "wk2")).containsExactly("in use", "in use");
            wk1.done("m1");
            wk2.done("m1");
        }
        assertThat(otherProcess("wk1", "wk2")).containsExactly("reads", "reads");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anAccountThatAnotherProcessTookAfterItsLockFileWasDeletedIsNotOursAnyMore() throws Exception {
        try (AccountProgress wk1 = store.open("ww1", "wk1"); AccountProgress wk2 = store.open("ww1", "wk2")) {
            wk1.commit("c1", List.of(message("kept", "ann")), key -> false);
            Files.delete(lockFile());
            assertThat(otherProcess("wk1")).containsExactly("reads");
            String theirs = Files.readString(file("wk1"));

            assertThatThrownBy(() -> wk1.done("m1")).isInstanceOf(AccountInUseException.class);
            assertThat(wk1.isOurs()).isFalse();
            assertThatThrownBy(() -> wk1.started("m2")).isInstanceOf(AccountInUseException.class);
            assertThatThrownBy(() -> wk1.keep(List.of(message("m2", "ann")))).isInstanceOf(AccountInUseException.class);
            assertThatThrownBy(() -> wk1.commit("c2", List.of(), key -> false)).isInstanceOf(AccountInUseException.class);
            assertThatThrownBy(() -> wk1.park("kept", null)).isInstanceOf(AccountInUseException.class);
            assertThat(file("wk1")).hasContent(theirs);
            assertThat(wk2.isOurs()).as("which nobody took").isTrue();
            wk2.done("m1");
        }
        endProcesses();
        try (AccountProgress wk1 = store.open("ww1", "wk1")) {
            assertThat(wk1.isOurs()).isTrue();
            assertThat(wk1.cursor()).isEqualTo("c1");
            assertThat(wk1.isDone("by another process")).isTrue();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeletedDirectoryIsMadeAnewWithAllThatWasInIt() throws Exception {
        try (AccountProgress wk1 = store.open("ww1", "wk1")) {
            wk1.commit("c1", List.of(message("kept", "ann")), key -> false);
            Files.delete(lockFile());
            Files.delete(file("wk1"));
            Files.delete(directory.resolve("ww1"));

            assertThat(wk1.isOurs()).isTrue();
            assertThat(file("wk1")).content().contains("cursor c1\n").contains("kept kept ann");
            assertThat(otherProcess("wk1")).containsExactly("in use");
        }
    }

    @Test
    void anAccountThatAProcessOfTheVersionBeforeReadsIsLeftToIt() throws IOException {
        Path former = formerLock();
        Files.writeString(file("wk1"), "camel-wecom-kf progress 2\ncursor c1\n");
        try (FileChannel channel = FileChannel.open(former, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> store.open("ww1", "wk1")).isInstanceOf(AccountInUseException.class)
                    .hasMessageContaining("wk1.progress is in use");
            assertThat(file("wk1")).hasContent("camel-wecom-kf progress 2\ncursor c1\n");
        }
        try (AccountProgress progress = store.open("ww1", "wk1")) {
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(file("wk1")).as("what the version before refuses").content()
                    .startsWith("camel-wecom-kf progress 3\n");
            assertThat(former).doesNotExist();
        }
    }

    @Test
    void anAccountThatTheVersionBeforeOnlyLookedAtIsRefusedToItToo() throws IOException {
        formerLock();
        try (AccountProgress progress = store.open("ww1", "wk1")) {
            assertThat(progress.isUncertain()).isFalse();
            assertThat(file("wk1")).hasContent("camel-wecom-kf progress 3\ncomplete\n");
        }
    }

    @Test
    void anAccountHasNoLockFileOfItsOwn() throws IOException {
        try (AccountProgress progress = store.open("ww1", "wk1")) {
            progress.done("m1");
            try (Stream<Path> files = Files.list(directory.resolve("ww1"))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("accounts.lock", "wk1.progress");
            }
        }
    }

    private Path formerLock() throws IOException {
        Files.createDirectories(directory.resolve("ww1"));
        return Files.createFile(directory.resolve("ww1").resolve("wk1.progress.lock"));
    }

    private Path lockFile() {
        return directory.resolve("ww1").resolve("accounts.lock");
    }

    private Path file(String openKfId) {
        return directory.resolve("ww1").resolve(openKfId + ".progress");
    }

    /** What another process says of the accounts. It reads those that it can have until the test is over. */
    private List<String> otherProcess(String... openKfIds) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), ReadingProcess.class.getName(), directory.toString(), "ww1"));
        command.addAll(List.of(openKfIds));
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        processes.add(process);
        List<String> answers = new ArrayList<>();
        BufferedReader output = process.inputReader();
        while (answers.size() < openKfIds.length) {
            answers.add(output.readLine());
        }
        return answers;
    }
}
