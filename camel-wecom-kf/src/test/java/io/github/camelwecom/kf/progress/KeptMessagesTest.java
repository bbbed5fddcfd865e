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
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Messages that are not done though the cursor is past them, in a file.
 */
class KeptMessagesTest {

    private static final Parking PARKING = new Parking(Instant.parse("2026-11-01T10:00:00.5Z"), 3, "WecomKfException 95018");

    @TempDir
    Path directory;
    TrackedDisk disk = new TrackedDisk();
    ProgressDirectory store;

    @BeforeEach
    void store() {
        store = new ProgressDirectory(directory, disk);
    }

    @Test
    void areThereInTheirOrderAfterARestart() {
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(message("m2", "ann"), message("m1", "bob")), key -> false);
            progress.keep(List.of(message("m3", "")));
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(progress.kept()).containsExactly(entry("m2", "ann"), entry("m1", "bob"), entry("m3", ""));
            assertThat(progress.keptBytes()).isEqualTo(3L * message("m1", "").json().length());
            assertThat(progress.json("m1")).isEqualTo(message("m1", "bob").json());
            assertThat(progress.json("m3")).isEqualTo(message("m3", "").json());
        }
    }

    @Test
    void endWhenTheyAreDone() {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("m1", "ann"), message("m2", "ann"), message("m3", "ann")));
            progress.park("m2", PARKING);
            progress.done("m1");
            progress.done("m2");
            assertThat(progress.kept()).containsExactly(entry("m3", "ann"));
            assertThat(progress.keptBytes()).isEqualTo(message("m3", "").json().length());
            assertThat(progress.isDone("m1")).isTrue();
            assertThatThrownBy(() -> progress.json("m1")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("m1").hasMessageContaining("not kept");
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.kept()).containsExactly(entry("m3", "ann"));
            assertThat(progress.keptBytes()).isEqualTo(message("m3", "").json().length());
        }
    }

    @Test
    void keepTheirPlaceWhenTheyAreParkedAndGivenBack() throws IOException {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("m1", "ann"), message("m2", "bob")));
            progress.park("m1", PARKING);
            progress.park("unknown", PARKING);
            assertThat(progress.kept()).extracting(KeptEntry::parking).containsExactly(PARKING, null);
            writeAnew(progress);
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.kept()).extracting(KeptEntry::parking).containsExactly(PARKING, null);
            progress.unpark("m1");
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.kept()).containsExactly(entry("m1", "ann"), entry("m2", "bob"));
        }
    }

    @Test
    void thatWereBegunAreKnownToBeSoHoweverFarTheCursorMoves() {
        try (AccountProgress progress = open()) {
            progress.started("m1");
            progress.commit("c1", List.of(message("m1", "ann"), message("m2", "ann")), key -> false);
            progress.commit("c2", List.of(), key -> false);
            assertThat(progress.started("m1")).isEqualTo(Delivery.REPEATED);
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.started("m1")).isEqualTo(Delivery.REPEATED);
            assertThat(progress.started("m2")).isEqualTo(Delivery.FIRST);
        }
    }

    @Test
    void areNotKeptTwiceAndNotOnceTheyAreDone() throws IOException {
        try (AccountProgress progress = open()) {
            progress.done("m1");
            progress.keep(List.of(message("m1", "ann"), message("m2", "ann")));
            progress.park("m2", PARKING);
            long size = Files.size(file());
            progress.keep(List.of(message("m2", "ann")));
            progress.commit("c1", List.of(message("m2", "ann")), key -> false);

            assertThat(progress.kept()).extracting(KeptEntry::messageKey, KeptEntry::parking)
                    .containsExactly(tuple("m2", PARKING));
            assertThat(Files.size(file())).isEqualTo(size + "cursor c1\n".length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"text\":{\"content\":\"\u4f60\u597d \uD83D\uDE00 \\\"quoted\\\" \\\\ \\n end\"}}",
            "{\"a\":\"\\\" \u4f60\",\"b\":\"\\\\\",\"c\":\"\u597d\"}", "{ \"a\" :\n\t[ 1,\r\n 2.50, 1e400, \"\\u4f60\" ] }",
            "{\"half\":\"\\ud83d\",\"del\":\"\u007f\u2028\"}", "{}" })
    void areTheSameJson(String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("before", ""), new KeptMessage("m1", "\u5ba2 %\\", json), message("behind", "")));
            writeAnew(progress);
        }
        try (AccountProgress progress = open()) {
            assertThat(mapper.readTree(progress.json("m1"))).isEqualTo(mapper.readTree(json));
            assertThat(progress.kept().get(1).customer()).isEqualTo("\u5ba2 %\\");
            assertThat(progress.json("behind")).isEqualTo(message("behind", "").json());
        }
        assertThat(Files.readAllBytes(file())).doesNotContain((byte) 0xe4, (byte) '\r', (byte) '\t');
    }

    @Test
    void areNoRawLineEvenIfTheyAreNoGoodJson() {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(new KeptMessage("m1", "ann", "{\"a\":\"one\ntwo\u0014\"}\n")));
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.json("m1")).isEqualTo("{\"a\":\"one\\u000atwo\\u0014\"} ");
        }
    }

    @Test
    void areNotInMemory() throws IOException {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("m1", "ann")));
            try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
                file.seek(Files.readString(file()).indexOf("hello"));
                file.write("HELLO".getBytes());
            }
            assertThat(progress.json("m1")).contains("HELLO");
        }
    }

    @Test
    void leaveNothingBehindOnceTheLastIsDone() throws IOException {
        try (AccountProgress progress = open()) {
            progress.keep(List.of(message("m1", "ann"), message("m2", "bob")));
            progress.done("m1");
            assertThat(Files.readString(file())).contains("hello");
            progress.done("m2");
            assertThat(Files.readString(file())).doesNotContain("hello").contains("done m1\n", "done m2\n");
        }
    }

    @Test
    void leaveNothingBehindEvenIfTheProcessEndedBeforeTheyWereRemoved() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "camel-wecom-kf progress 3\ncomplete\nkept m1 ann {\"text\":\"hello\"}\ndone m1\n");
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(), key -> false);
            assertThat(file()).content().doesNotContain("hello").contains("cursor c1\n");
        }
    }

    @Test
    void surviveThatTheFileIsWrittenAnewAgainAndAgain() throws IOException {
        List<KeptMessage> messages
                = IntStream.range(0, 50).mapToObj(number -> message("kept" + number, "customer" + number)).toList();
        try (AccountProgress progress = open()) {
            progress.keep(messages);
            int renames = disk.renames.get();
            for (int i = 0; i < 2000; i++) {
                progress.started("m" + i);
                progress.done("m" + i);
                progress.commit("c" + i, List.of(), key -> false);
                if (i % 40 == 0) {
                    progress.done("kept" + i / 40);
                }
            }
            assertThat(disk.renames.get() - renames).as("written anew").isBetween(2, 20);
            assertThat(Files.size(file())).isLessThan(40 * 1024);
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.kept()).hasSize(0);
        }
    }

    @Test
    void canBeReadWhereverTheyWereMovedTo() throws IOException {
        List<KeptMessage> messages
                = IntStream.range(0, 1000).mapToObj(number -> longMessage("kept" + number)).toList();
        try (AccountProgress progress = open()) {
            progress.keep(messages);
            messages.stream().filter(message -> !message.messageKey().endsWith("7"))
                    .forEach(message -> progress.done(message.messageKey()));
            progress.commit("c1", List.of(), key -> false);
            assertThat(disk.renames).hasValueGreaterThan(1);
            assertThat(progress.kept()).hasSize(100).allSatisfy(entry -> assertThat(progress.json(entry.messageKey()))
                    .isEqualTo(longMessage(entry.messageKey()).json()));
        }
    }

    @Test
    void thatCannotBeWrittenAreNotKeptAndDoNotMoveTheCursor() throws IOException {
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(message("m1", "ann")), key -> false);
            disk.failsToForce = true;
            assertThatThrownBy(() -> progress.commit("c2", List.of(message("m2", "ann")), key -> false))
                    .hasMessageContaining("Cannot write the progress file " + file());
            assertThatThrownBy(() -> progress.keep(List.of(message("m2", "ann"))));
            assertThatThrownBy(() -> progress.park("m1", PARKING));
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(progress.kept()).containsExactly(entry("m1", "ann"));

            disk.failsToForce = false;
            progress.commit("c2", List.of(message("m2", "ann")), key -> false);
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isEqualTo("c2");
            assertThat(progress.kept()).containsExactly(entry("m1", "ann"), entry("m2", "ann"));
            assertThat(progress.json("m1")).isEqualTo(message("m1", "").json());
            assertThat(progress.json("m2")).isEqualTo(message("m2", "").json());
        }
    }

    @Test
    void areWrittenAgainWhenSomebodyDeletesTheFileWhileItIsOpen() throws IOException {
        try (AccountProgress progress = open()) {
            progress.commit("c1", List.of(message("m1", "ann")), key -> false);
            Files.delete(file());
            progress.done("m2");
        }
        try (AccountProgress progress = open()) {
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(progress.isDone("m2")).isTrue();
            assertThat(progress.json("m1")).isEqualTo(message("m1", "").json());
        }
    }

    @Test
    void areNotForgottenEvenIfTheFileThatAloneHadThemIsGone() throws IOException {
        try (AccountProgress progress = store.open("ww1", "wk2")) {
            progress.commit("c1", List.of(message("m1", "ann")), key -> false);
            openMany();
            Files.delete(directory.resolve("ww1").resolve("wk2.progress"));

            assertThat(progress.isOurs()).isTrue();
            assertThat(progress.kept()).extracting(KeptEntry::messageKey).containsExactly("m1");
            assertThatThrownBy(() -> progress.json("m1")).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("lost");
        }
        try (AccountProgress progress = store.open("ww1", "wk2")) {
            assertThat(progress.cursor()).isEqualTo("c1");
            assertThat(progress.kept()).extracting(KeptEntry::messageKey).containsExactly("m1");
            assertThatThrownBy(() -> progress.json("m1")).isInstanceOf(IllegalStateException.class);
            progress.done("m1");
            assertThat(progress.kept()).isEmpty();
        }
    }

    /** So that the file of an account that has nothing to write is closed. */
    private void openMany() {
        List<AccountProgress> others = IntStream.range(0, 100).mapToObj(number -> store.open("ww1", "other" + number)).toList();
        others.forEach(other -> other.done("m"));
        others.forEach(AccountProgress::close);
    }

    private void writeAnew(AccountProgress progress) throws IOException {
        Files.delete(file());
        assertThat(progress.isOurs()).isTrue();
        assertThat(file()).exists();
    }

    private static KeptMessage longMessage(String key) {
        return new KeptMessage(key, "ann", "{\"text\":\"" + (key + " ").repeat(100) + "\"}");
    }

    static KeptMessage message(String key, String customer) {
        return new KeptMessage(key, customer, "{\"msgid\":\"" + "x".repeat(10) + "\",\"text\":\"hello\"}");
    }

    private static KeptEntry entry(String key, String customer) {
        return new KeptEntry(key, customer, message(key, customer).json().length(), null);
    }

    private AccountProgress open() {
        return store.open("ww1", "wk1");
    }

    private Path file() {
        return directory.resolve("ww1").resolve("wk1.progress");
    }
}
