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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgressFileTest {

    @TempDir
    Path directory;
    ProgressDirectory store;

    @BeforeEach
    void store() {
        store = new ProgressDirectory(directory);
    }

    @Test
    void anAccountNeverReadHasNoCursor() {
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isNull();
            assertThat(progress.isDone("m1")).isFalse();
        }
    }

    @Test
    void remembersMessagesDoneInsideAnUnfinishedFirstPage() {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            progress.done("m2");
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isNull();
            assertThat(progress.isDone("m1")).isTrue();
            assertThat(progress.isDone("m2")).isTrue();
            assertThat(progress.isDone("m3")).isFalse();
        }
    }

    @Test
    void aFinishedPageIsForgottenButForItsCursor() throws IOException {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            progress.commit("c1", List.of(), key -> false);
            progress.done("m2");
            progress.commit("c2", List.of(), key -> false);
            assertThat(progress.isDone("m1")).isFalse();
            assertThat(progress.isDone("m2")).isFalse();
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isEqualTo("c2");
        }
    }

    @Test
    void theLastOfItMayBeForgottenOnlyIfTheMachineFailedWhileMessagesWereHandedOut() throws IOException {
        TrackedDisk disk = new TrackedDisk();
        ProgressStore store = new ProgressDirectory(directory, disk);
        AccountProgress failing = store.open("ww1", "wk1");
        failing.started("m1");
        disk.leave(file("wk1"), file("wk2"), unforced -> 0);
        try (AccountProgress killed = store.open("ww1", "wk2")) {
            assertThat(killed.isLastForgotten()).as("the process was killed").isFalse();
        }
        disk.leave(file("wk1"), file("wk3"), unforced -> 0);
        failing.close();

        disk.era = "era 2";
        try (AccountProgress afterFailure = store.open("ww1", "wk3"); AccountProgress closed = store.open("ww1", "wk1")) {
            assertThat(closed.isLastForgotten()).as("it was closed").isFalse();
            assertThat(afterFailure.isLastForgotten()).isTrue();
            afterFailure.started("m1");
        }
        AccountProgress again = store.open("ww1", "wk3");
        assertThat(again.isLastForgotten()).as("as long as what was there then is not behind").isTrue();
        again.caughtUp();
        assertThat(again.isLastForgotten()).isFalse();
        again.close();
    }

    private Path file(String openKfId) {
        return directory.resolve("ww1").resolve(openKfId + ".progress");
    }

    @Test
    void whatLiesBehindTheNewCursorIsKnownStill() throws IOException {
        try (AccountProgress progress = open()) {
            progress.started("page1");
            progress.done("page1");
            progress.started("page2 done");
            progress.done("page2 done");
            progress.started("page2 begun");
            progress.commit("c1", List.of(), key -> key.startsWith("page2"));
            assertThat(progress.isDone("page1")).isFalse();
            Files.delete(file());
            // written anew
            assertThat(progress.isOurs()).isTrue();
        }
        assertThat(Files.readAllLines(file())).filteredOn(line -> !line.startsWith("in-use")).containsExactly(
                "camel-wecom-kf progress 3", "cursor c1", "started page2\\u0020begun", "done page2\\u0020done", "complete",
                "at-rest");
    }

    @Test
    void aMessageBegunAndNotDoneIsAKnownOneAfterTheProcessWasKilled() throws IOException {
        try (AccountProgress progress = open()) {
            assertThat(progress.started("m1")).isEqualTo(Delivery.FIRST);
            progress.started("m2");
            progress.done("m2");

            try (AccountProgress afterwards = openCopy()) {
                assertThat(afterwards.isDone("m1")).isFalse();
                assertThat(afterwards.started("m1")).isEqualTo(Delivery.REPEATED);
                assertThat(afterwards.isDone("m2")).isTrue();
                assertThat(afterwards.started("m3")).isEqualTo(Delivery.FIRST);
            }
        }
    }

    /** What another process would find if this one were killed now. */
    private AccountProgress openCopy() throws IOException {
        Path copy = directory.resolve("ww1").resolve("copy.progress");
        Files.copy(file(), copy);
        return store.open("ww1", "copy");
    }

    @Test
    void remembersWhatManyThreadsDoAtTheSameTimeAlsoWhileAPageIsCommitted() {
        List<String> keys = IntStream.range(0, 400).mapToObj(number -> "m" + number).toList();
        try (AccountProgress progress = open()) {
            keys.parallelStream().forEach(key -> {
                progress.started(key);
                progress.done(key);
                if (key.endsWith("50")) {
                    progress.commit("c" + key, List.of(), any -> true);
                }
            });
        }
        try (AccountProgress progress = open()) {
            assertThat(keys).allMatch(progress::isDone);
        }
    }

    @Test
    void nothingIsWrittenOnceItIsClosed() throws IOException {
        AccountProgress progress = open();
        progress.done("m1");
        progress.close();

        assertThatThrownBy(() -> progress.done("m2")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThat(Files.readString(file())).doesNotContain("m2");
    }

    @Test
    void aMessageHalfWrittenInACrashCountsAsNotDone() throws IOException {
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(), key -> false);
            progress.done("m1");
        }
        Files.writeString(file(), "done m2", StandardOpenOption.APPEND);
        try (AccountProgress progress = open()) {
            assertThat(progress.isDone("m1")).isTrue();
            assertThat(progress.isDone("m2")).isFalse();
            progress.done("m3");
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(progress.isDone("m1")).isTrue();
            assertThat(progress.isDone("m3")).isTrue();
        }
    }

    @Test
    void aDamagedFileIsRefusedWithItsNameAndALineNumberAndLeftAsItIs() throws IOException {
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(), key -> false);
        }
        Files.writeString(file(), "\u0000\u0000\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString()).hasMessageContaining("line 4").hasMessageContaining("delete it");
        assertThat(Files.readString(file())).endsWith("\u0000\u0000\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "nonsense", "seen yesterday", "parked m1", "parked m1 2026-11-01T00:00:00Z often", "kept m1 ann", "cursor",
            "started m\\u00zz", "started m\\", "done \u6d88\u606f" })
    void aLineThatIsNoneIsRefused(String line) throws IOException {
        open().close();
        Files.writeString(file(), "camel-wecom-kf progress 3\n" + line + "\ncomplete\n");

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString()).hasMessageContaining("line 2").hasMessageContaining("delete it");
    }

    @Test
    void aFileOfALaterVersionIsRefusedAndLeftAsItIs() throws IOException {
        open().close();
        String content = "camel-wecom-kf progress 4\ncursor c1\n";
        Files.writeString(file(), content);

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString()).hasMessageContaining("line 1").hasMessageContaining("later version")
                .hasMessageContaining("Go back to that version").hasMessageContaining("delete it");
        assertThat(Files.readString(file())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "camel-wecom-kf prog", "camel-wecom-kf progress 2", "camel-wecom-kf progress 2\n",
            "camel-wecom-kf progress 2\ncurs", "camel-wecom-kf progress 3\n", "camel-wecom-kf progress 3\ncursor c1\n",
            "camel-wecom-kf progress 3\ncursor c1\ndone m1\nkept m2 ann {", "camel-wecom-kf progress 3\ncompl" })
    void aFileThatWasCutIsReadAndSaysThatNobodyKnowsWhatWasDoneUntilItIsCaughtUp(String content) throws IOException {
        open().close();
        Files.writeString(file(), content);
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).isTrue();
            assertThat(progress.cursor()).isEqualTo(content.contains("cursor") ? "c1" : null);
            assertThat(progress.isDone("m1")).isEqualTo(content.contains("m1"));
            progress.done("m3");
            progress.commit("c2", List.of(), key -> false);
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).as("after a restart").isTrue();
            assertThat(progress.cursor()).isEqualTo("c2");
            progress.caughtUp();
            assertThat(progress.isUncertain()).isFalse();
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).as("once caught up").isFalse();
        }
    }

    @Test
    void anAccountThatWasOnlyLookedAtIsNotUncertain() {
        Instant at = Instant.parse("2026-11-01T10:00:00.123Z");
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).isFalse();
            assertThat(progress.firstSeen()).isNull();
            progress.seen(at);
            progress.seen(at.plusSeconds(1));
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).isFalse();
            assertThat(progress.firstSeen()).isEqualTo(at);
            assertThat(progress.cursor()).isNull();
        }
    }

    @Test
    void whatTheVersionBeforeWroteIsReadAndGoneOnWith() throws IOException {
        open().close();
        Files.writeString(file(), """
                camel-wecom-kf progress 2
                cursor c1%20\\u0041 x
                started m1
                started m2
                done m2
                done m3""");
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).isFalse();
            assertThat(progress.cursor()).isEqualTo("c1%20\\u0041 x");
            assertThat(progress.isDone("m2")).isTrue();
            assertThat(progress.isDone("m3")).as("without the end of its line").isFalse();
            assertThat(progress.started("m1")).isEqualTo(Delivery.REPEATED);
            progress.done("m1");
        }
        assertThat(file()).content().startsWith("camel-wecom-kf progress 3\n");
        try (AccountProgress progress = open()) {
            assertThat(progress.isUncertain()).isFalse();
            assertThat(progress.cursor()).isEqualTo("c1%20\\u0041 x");
            assertThat(progress.isDone("m1")).isTrue();
            assertThat(progress.isDone("m2")).isTrue();
        }
    }

    @Test
    void aFileThatIsNoTextIsRefusedAsDamagedAndLeftAsItIs() throws IOException {
        open().close();
        byte[] content = { 'c', (byte) 0xff, '\n' };
        Files.write(file(), content);

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file().toString()).hasMessageContaining("is damaged").hasMessageContaining("delete it");
        assertThat(file()).hasBinaryContent(content);
    }

    /** Stands for a file system that fails while messages come and go. */
    @Test
    void whatCouldNotBeWrittenIsNotBegunAndWhatWasDoneIsStillKnownOnceItCanBe() throws IOException {
        Path blocker = directory.resolve("ww1").resolve("wk1.progress.new");
        try (AccountProgress progress = open()) {
            Files.createDirectories(blocker.resolve("something"));
            assertThatThrownBy(() -> progress.started("m1")).isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file().toString()).hasMessageContaining(blocker.toString());
            assertThatThrownBy(() -> progress.done("m2")).isInstanceOf(UncheckedIOException.class);

            Files.delete(blocker.resolve("something"));
            Files.delete(blocker);
            assertThat(progress.started("m1")).isEqualTo(Delivery.FIRST);
        }
        assertThat(file()).content().contains("started m1\n", "done m2\n");
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        open().close();
        Files.writeString(file(), "something else\n");

        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("line 1");
    }

    @Test
    void aSecondReaderOfTheSameAccountIsRefusedUntilTheFirstLetsGo() {
        AccountProgress first = open();
        assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("is in use");

        first.close();
        open().close();
    }

    @Test
    void accountsOfOneCorpAreReadSideBySide() {
        try (AccountProgress one = store.open("ww1", "wk1"); AccountProgress other = store.open("ww1", "wk2")) {
            one.commit("c1", List.of(), key -> false);
            assertThat(other.cursor()).isNull();
        }
    }

    @Test
    void noIdLeavesTheDirectory() throws IOException {
        try (AccountProgress progress = store.open("..", "../../evil")) {
            progress.commit("c1", List.of(), key -> false);
        }
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString()))
                    .contains("%2E%2E/%2E%2E%2F%2E%2E%2Fevil.progress");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseCanReadTheFiles() throws IOException {
        store = new ProgressDirectory(directory.resolve("new/state"));
        try (AccountProgress progress = open()) {
            progress.done("m1");
            assertThat(permissions()).containsOnly(
                    "new rwx------", "state rwx------", "ww1 rwx------", "accounts.lock rw-------",
                    "wk1.progress rw-------");
            progress.commit("c1", List.of(new KeptMessage("m2", "ann", "{}")), key -> false);
            progress.done("m2");
            assertThat(permissions()).contains("wk1.progress rw-------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatACrashLeftBehindDoesNotDecideWhoReadsTheFile() throws IOException {
        Path corp = Files.createDirectories(directory.resolve("ww1"));
        Files.createFile(corp.resolve("wk1.progress.new"), PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-r--r--")));

        try (AccountProgress progress = open()) {
            progress.done("m1");
        }

        assertThat(permissions()).contains("wk1.progress rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theUsersDirectoryStaysAsItIs() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (AccountProgress progress = open()) {
            progress.done("m1");
        }

        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> permissions() throws IOException {
        try (Stream<Path> all = Files.walk(directory).skip(1)) {
            List<String> permissions = new ArrayList<>();
            for (Path path : all.toList()) {
                permissions.add(path.getFileName() + " "
                                + PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
            return permissions;
        }
    }

    private AccountProgress open() {
        return store.open("ww1", "wk1");
    }

    private Path file() {
        return directory.resolve("ww1").resolve("wk1.progress");
    }
}
