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
package io.github.camelwecom.kf.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ids of answers.
 */
class AnswerStepTest {

    @Test
    void anIdIsAsThePlatformTakesIt() {
        AnswerStep step = new AnswerStep("wk1", "wm1", "m1", "to1", "null/null");

        assertThat(IntStream.range(0, 1000).mapToObj(number -> step.msgId(number, 0)))
                .allMatch(id -> id.matches("[0-9a-zA-Z_-]{32}"));
    }

    /** A version that derives them otherwise answers once more what was in flight when it was installed. */
    @Test
    void anIdStaysWhatItIs() {
        assertThat(new AnswerStep("wk1", "wm1", "m1", "to1", "null/null").msgId(0, 0))
                .isEqualTo("QQcGlS4WEjslEzrIMRIn8NMirO-qxCw1");
    }

    @Test
    void everythingThatTellsAnswersApartTellsTheirIdsApart() {
        List<AnswerStep> steps = List.of(
                new AnswerStep("wk1", "wm1", "m1", "to1", "0/0"), new AnswerStep("wk2", "wm1", "m1", "to1", "0/0"),
                new AnswerStep("wk1", "wm2", "m1", "to1", "0/0"), new AnswerStep("wk1", "wm1", "m2", "to1", "0/0"),
                new AnswerStep("wk1", "wm1", "m1", "to2", "0/0"), new AnswerStep("wk1", "wm1", "m1", "to1", "1/0"),
                new AnswerStep("wk1", "wm1", "m1t", "o1", "0/0"));
        Set<String> ids = new HashSet<>();

        for (AnswerStep step : steps) {
            for (int number = 0; number < 12; number++) {
                for (int part = 0; part < 12; part++) {
                    ids.add(step.msgId(number, part));
                }
            }
        }

        assertThat(ids).hasSize(steps.size() * 144);
    }
}
