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
package io.github.camelwecom.kf.sandbox.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How often callbacks come twice or after the next one, of a thousand. */
class MishapsTest {

    private static final int CALLBACKS = 1000;

    private final Mishaps mishaps = new Mishaps(new Random(7));

    @Test
    void leavesEverythingInItsOrderUnlessAsked() {
        assertThat(whatGoesOut()).containsExactlyElementsOf(IntStream.range(0, CALLBACKS).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({ "10, 70, 130", "50, 450, 550", "100, 1000, 1000" })
    void comesTwiceAsOftenAsAsked(int percent, int least, int most) {
        mishaps.doubled(percent);

        assertThat(whatGoesOut().size() - CALLBACKS).isBetween(least, most);
    }

    /** One that waits is overtaken by one; so at most every other one can be late. */
    @ParameterizedTest
    @CsvSource({ "10, 60, 125", "50, 290, 380", "100, 500, 500" })
    void comesAfterTheNextOneAsOftenAsAsked(int percent, int least, int most) {
        mishaps.reordered(percent);

        List<Integer> out = whatGoesOut();

        assertThat(out).doesNotHaveDuplicates();
        assertThat(IntStream.range(1, out.size()).filter(i -> out.get(i) < out.get(i - 1)).count()).isBetween((long) least,
                (long) most);
    }

    /** The numbers of the callbacks, in the order they go out. */
    private List<Integer> whatGoesOut() {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < CALLBACKS; i++) {
            mishaps.befall(new SealedCallback("", "", Integer.toString(i), "", ""))
                    .forEach(callback -> out.add(Integer.valueOf(callback.nonce())));
        }
        return out;
    }
}
