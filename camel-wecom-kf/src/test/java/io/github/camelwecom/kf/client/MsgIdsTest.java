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
package io.github.camelwecom.kf.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform refuses a message whose id it has seen.
 */
class MsgIdsTest {

    private static final int IDS = 10_000;

    @Test
    void manyThreadsNeverGetTheSame() {
        MsgIds ids = new MsgIds(RandomGenerator.of("Random"));
        Set<String> given = ConcurrentHashMap.newKeySet();

        IntStream.range(0, IDS).parallel().forEach(any -> given.add(ids.next()));

        assertThat(given).hasSize(IDS).allMatch(id -> id.matches("[0-9a-zA-Z_-]{32}"));
    }

    @Test
    void twoClientsNeverGiveTheSame() {
        RandomGenerator random = RandomGenerator.of("Random");

        assertThat(new MsgIds(random).next()).isNotEqualTo(new MsgIds(random).next());
    }
}
