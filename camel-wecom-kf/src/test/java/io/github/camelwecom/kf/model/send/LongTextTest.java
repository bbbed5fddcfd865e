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
package io.github.camelwecom.kf.model.send;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LongTextTest {

    private static final String FAMILY = "👨‍👩‍👧‍👦";
    /** What random texts are made of: one to 25 bytes each, some of which belong together with what precedes them. */
    private static final List<String> ALPHABET = List.of(
            "a", "b", " ", "\n", "\r\n", ".", ". ", "!", "?", "。", "！", "？", "」", "你", "好", "é", "e\u0301", "\u0301", "ß", "😊",
            "👍🏽",
            FAMILY, "\u200D", "🇩🇪", "🇫", "각", "दी", "\uFE0F", "\u00A0", "\t", "\0");

    @Test
    void leavesAloneWhatFits() {
        assertThat(LongText.split("")).containsExactly("");
        assertThat(LongText.split("é".repeat(1024))).containsExactly("é".repeat(1024));
    }

    @Test
    void countsBytesNotCharacters() {
        assertThat(LongText.split("é".repeat(1025))).containsExactly("é".repeat(1024), "é");
        assertThat(LongText.split("a".repeat(2049))).containsExactly("a".repeat(2048), "a");
        assertThat(LongText.split("你".repeat(683))).containsExactly("你".repeat(682), "你");
    }

    @Test
    void endsAPartAfterASentence() {
        assertThat(LongText.split("你好。再见！谢谢你们大家", 24)).containsExactly("你好。再见！", "谢谢你们大家");
        assertThat(LongText.split("「你好吗？」他说他说他说", 24)).containsExactly("「你好吗？」", "他说他说他说");
        assertThat(LongText.split("It is done. We will send it", 20)).containsExactly("It is done. ", "We will send it");
        assertThat(LongText.split("One line\nand another line", 15)).containsExactly("One line\n", "and another ", "line");
    }

    @Test
    void takesNoPointWithinAWordForTheEndOfASentence() {
        assertThat(LongText.split("please look at www.example.com", 27)).containsExactly("please look at ", "www.example.com");
        assertThat(LongText.split("it costs 1234.56 yuan", 14)).containsExactly("it costs ", "1234.56 yuan");
    }

    @Test
    void endsAPartAfterABlankWhenNoSentenceEnds() {
        assertThat(LongText.split("one two three four", 10)).containsExactly("one two ", "three four");
    }

    @Test
    void fillsAtLeastHalfOfEachPart() {
        assertThat(LongText.split("Hi. " + "a".repeat(30), 20)).containsExactly("Hi. " + "a".repeat(16), "a".repeat(14));
    }

    @Test
    void keepsWholeWhatIsSeenAsOneCharacter() {
        assertThat(LongText.split("a" + FAMILY + FAMILY, 30)).containsExactly("a" + FAMILY, FAMILY);
        assertThat(LongText.split("aaaae\u0301", 5)).containsExactly("aaaa", "e\u0301");
        assertThat(LongText.split("aaaaaaa \u0301bb", 10)).containsExactly("aaaaaaa \u0301", "bb");
        assertThat(LongText.split("aaaaaa \u0301bbbb", 8)).containsExactly("aaaaaa", " \u0301bbbb");
        assertThat(LongText.split("aaa\r\n", 4)).containsExactly("aaa", "\r\n");
    }

    @Test
    void dividesACharacterThatIsLongerThanAMessageBetweenCodePoints() {
        assertThat(LongText.split("e" + "\u0301".repeat(4), 4))
                .containsExactly("e\u0301", "\u0301\u0301", "\u0301");
    }

    @Test
    void takesHalvesOfSurrogatePairsAsTheyAre() {
        String broken = "\uD83D".repeat(10);

        assertThat(String.join("", LongText.split(broken, 9))).isEqualTo(broken);
    }

    @RepeatedTest(200)
    void splitsAnyTextWithoutLoss(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String text = random.ints(random.nextInt(1, 600), 0, ALPHABET.size()).mapToObj(ALPHABET::get)
                .collect(Collectors.joining());
        int maxBytes = random.nextInt(32, 200);

        List<String> parts = LongText.split(text, maxBytes);

        assertThat(String.join("", parts)).isEqualTo(text);
        assertThat(parts).allSatisfy(part -> assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, maxBytes));
        assertThat(parts).noneSatisfy(part -> assertThat(Character.isLowSurrogate(part.charAt(0))).isTrue());
    }

    @RepeatedTest(200)
    void splitsAnyTextBetweenWhatIsSeenAsCharacters(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<String> letters = ALPHABET.stream().filter(letter -> letter.codePointAt(0) > ' ')
                .filter(letter -> !List.of(". ", "\u0301", "\u200D", "\uFE0F", "🇫").contains(letter)).toList();
        List<String> characters = random.ints(random.nextInt(1, 600), 0, letters.size()).mapToObj(letters::get).toList();
        List<Integer> ends = IntStream.rangeClosed(0, characters.size())
                .mapToObj(count -> String.join("", characters.subList(0, count)).length()).toList();

        List<String> parts = LongText.split(String.join("", characters), random.nextInt(32, 200));

        assertThat(IntStream.rangeClosed(1, parts.size()).mapToObj(count -> String.join("", parts.subList(0, count)).length()))
                .isSubsetOf(ends);
    }

    @Test
    void needsAtMostTwiceTheParts() {
        String text = "words of some length, ".repeat(1000);

        assertThat(LongText.split(text)).hasSizeLessThanOrEqualTo(2 * (text.length() / TextContent.MAX_BYTES + 1))
                .allMatch(Pattern.compile("(?s).+ ").asMatchPredicate());
    }
}
