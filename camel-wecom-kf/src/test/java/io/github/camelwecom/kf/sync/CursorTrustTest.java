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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTrustTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            TRUSTED,       DOUBTED,       TRUSTED
            DOUBTED,       TRUSTED,       TESTED
            TESTED,        REFUSED,       TRUSTED
            REFUSED,       REFUSED,       REFUSED
            READING_AGAIN, READING_AGAIN, READING_AGAIN
            """)
    void goes(CursorTrust from, CursorTrust afterRefusal, CursorTrust afterAnswer) {
        assertThat(from.onRefusal()).isEqualTo(afterRefusal);
        assertThat(from.onAnswer()).isEqualTo(afterAnswer);
    }
}
