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
package io.github.camelwecom.kf.model;

import java.nio.charset.Charset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceivedJsonTest {

    /** Jackson takes four bytes with three zeros for UTF-32, and throws what is no exception of JSON. */
    @ParameterizedTest
    @ValueSource(strings = { "{\0\0\0secr", "\0\0\0{secr", "{\0\0\0\"\0\0\0secr", "\0\0\0{\0\0\0\"\u00ff\u00ff\u00ff\u00ff" })
    void whatBeginsLikeUtf32IsNoJsonAndIsNotQuoted(String bytes) {
        byte[] answer = bytes.getBytes(Charset.forName("ISO-8859-1"));

        assertThatThrownBy(() -> ReceivedJson.answer(answer, () -> false)).isInstanceOf(NoJsonObjectException.class)
                .hasMessageNotContaining("0x").hasNoCause();
    }
}
