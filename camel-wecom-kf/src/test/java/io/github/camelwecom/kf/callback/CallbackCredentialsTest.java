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
package io.github.camelwecom.kf.callback;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import static io.github.camelwecom.kf.callback.CallbackVector.ENCODING_AES_KEY;
import static io.github.camelwecom.kf.callback.CallbackVector.RECEIVE_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackCredentialsTest {

    @ParameterizedTest
    @CsvSource({
            "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2, has 42 characters",
            "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C=, has 44 characters",
            "' jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2', contains a blank",
            "'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C\n', has 44 characters and contains a blank",
            "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2+, neither a letter nor a digit" })
    void saysWhatIsWrongWithTheKeyWithoutShowingIt(String key, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCredentials("QDG6eK", key, RECEIVE_ID))
                .withMessageContainingAll("encodingAesKey", problem, "43 letters and digits")
                .withMessageNotContaining("jWmYm7qr");
    }

    @ParameterizedTest
    @CsvSource({
            "'QDG6eK ', has 7 characters and contains a blank",
            "QDG6eKQDG6eKQDG6eKQDG6eKQDG6eKQDG6eK, has 36 characters",
            "QDG6eK!, neither a letter nor a digit" })
    void saysWhatIsWrongWithTheTokenWithoutShowingIt(String token, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCredentials(token, ENCODING_AES_KEY, RECEIVE_ID))
                .withMessageContainingAll("token", problem, "1 to 32 letters and digits")
                .withMessageNotContaining("QDG6eK");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void saysWhichValueIsMissing(String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCredentials(missing, ENCODING_AES_KEY, RECEIVE_ID))
                .withMessageContaining("token is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCredentials("QDG6eK", missing, RECEIVE_ID))
                .withMessageContaining("encodingAesKey is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, missing))
                .withMessageContaining("receiveId is missing");
    }

    @Test
    void showsNeitherSecret() {
        assertThat(new CallbackCredentials("QDG6eK", ENCODING_AES_KEY, RECEIVE_ID))
                .asString().contains(RECEIVE_ID).doesNotContain("QDG6eK", ENCODING_AES_KEY);
    }
}
