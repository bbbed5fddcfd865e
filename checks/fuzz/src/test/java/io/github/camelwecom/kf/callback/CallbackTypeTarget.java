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

import java.nio.charset.StandardCharsets;

import io.github.camelwecom.kf.callback.CallbackDoors.Answer;
import io.github.camelwecom.kf.fuzz.FuzzTarget;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies of callbacks with a type of content: a line that says the type, and a body, in which the first <code>@</code>
 * stands for a right encrypted text. What becomes of the body is the same whatever it is said to be.
 */
public final class CallbackTypeTarget implements FuzzTarget {

    private final CallbackDoors doors = new CallbackDoors();
    private final FuzzSealer sealer = new FuzzSealer();

    @Override
    public String take(byte[] input) {
        String[] parts = new String(input, StandardCharsets.ISO_8859_1).split("\n", 2);
        String encrypted = sealer.seal("<xml><Event>kf_msg_or_event</Event></xml>".getBytes(StandardCharsets.UTF_8));
        String text = parts.length < 2 ? "" : parts[1].replaceFirst("@", encrypted);
        byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
        String query = sealer.queryString(encrypted);

        Answer answer = doors.post(query, body, parts[0]);

        assertThat(answer.status()).isIn(200, 400, 403, 413).isEqualTo(doors.post(query, body).status());
        assertThat(answer.headers()).hasSize(2);
        return Integer.toString(answer.status());
    }
}
