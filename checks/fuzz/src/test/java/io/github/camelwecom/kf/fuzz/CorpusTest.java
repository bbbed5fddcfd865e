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
package io.github.camelwecom.kf.fuzz;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The kept inputs, without the fuzzer and so on every JDK: nothing that was found comes back.
 */
class CorpusTest {

    /** Longer, and it is no longer read by anybody. */
    private static final int MOST_FILES = 250;

    @ParameterizedTest
    @EnumSource
    void everyKeptInputIsTaken(Target target) {
        BoundedTarget bounded = target.start();
        assertThat(Corpus.files(target)).isNotEmpty().allSatisfy(file -> bounded.take(Corpus.read(file)));
    }

    @ParameterizedTest
    @EnumSource
    void theEffortGrowsNoFasterThanTheInput(Target target) {
        BoundedTarget bounded = target.start();
        assertThat(Corpus.files(target)).allSatisfy(file -> bounded.takeStretched(Corpus.read(file)));
    }

    @Test
    void keptCallbacksReachEveryCheck() {
        assertThat(outcomes(Target.CALLBACK)).contains(
                "accepted", "unsigned 400", "unsigned 403", "wrapped 200", "wrapped 400", "wrapped 403", "BODY_SIZE",
                "ENVELOPE", "BASE64",
                "PADDING", "LENGTH", "RECEIVE_ID", "ECHO", "CONTENT", "DOCTYPE");
    }

    @Test
    void keptContentIsOfEveryKind() {
        assertThat(outcomes(Target.CONTENT)).containsExactly(
                "CONTENT", "DOCTYPE", "KfAccountAuthChange", "KfMsgOrEvent", "OtherNotice");
    }

    @Test
    void keptAnswersToDownloadsAreOfEveryKind() {
        assertThat(outcomes(Target.MEDIA_ANSWER)).contains("a file", "refused RETRYABLE", "refused CALLER",
                "refused PERMISSION");
        assertThat(outcomes(Target.CALLBACK_TYPE)).containsExactly("200", "400", "403");
    }

    @Test
    void staysSmall() {
        Stream<Path> files = Arrays.stream(Target.values()).flatMap(target -> Corpus.files(target).stream());
        assertThat(files).hasSizeLessThan(MOST_FILES);
    }

    private static Set<String> outcomes(Target target) {
        BoundedTarget bounded = target.start();
        Set<String> outcomes = new TreeSet<>();
        Corpus.files(target).forEach(file -> outcomes.add(bounded.take(Corpus.read(file))));
        return outcomes;
    }
}
