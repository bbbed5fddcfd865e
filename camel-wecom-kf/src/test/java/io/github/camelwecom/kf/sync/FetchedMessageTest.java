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
package io.github.camelwecom.kf.sync;

import io.github.camelwecom.kf.model.message.MessageReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What waits is bounded by what it takes in memory, whether or not it could be read. */
class FetchedMessageTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"msgid\":\"1\",\"x\":\"%s\"}", "{\"msgid\":\"1\",\"x\":\"%s\" unreadable}", "{\"a\":[{\"b\":\"%s\"}]}" })
    void countsWhatAMessageTakes(String form) {
        String item = form.formatted("x".repeat(10_000));

        assertThat(FetchedMessage.of(MessageReader.read(item)).bytes()).isBetween(10_000L, 11_000L);
    }
}
