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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.camelwecom.kf.callback.CallbackDoors.Answer;
import io.github.camelwecom.kf.fuzz.FuzzTarget;
import io.github.camelwecom.kf.model.callback.CallbackNotice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way of a callback, from raw query and body to accepted or refused. The first byte of an input says how far
 * the rest of it gets by itself: what was made up comes to the signature at most, so most ways sign or encrypt it.
 */
public final class CallbackTarget implements FuzzTarget {

    private static final Set<Integer> REFUSED = Set.of(400, 403, 413, 503);
    private static final int LONGEST_ECHOSTR = 4096;

    private final CallbackDoors doors = new CallbackDoors();
    private final FuzzSealer sealer = new FuzzSealer();

    @Override
    public String take(byte[] input) {
        if (input.length == 0) {
            return "empty";
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        return switch (Math.floorMod(input[0] - 'a', 10)) {
            case 0 -> unsignedPost(rest);
            case 1 -> unsignedGet(rest);
            case 2 -> post(latin1(rest), FuzzSealer.xmlEnvelope(latin1(rest)));
            case 3 -> post(latin1(rest), FuzzSealer.jsonEnvelope(latin1(rest)));
            case 4 -> echo(latin1(rest));
            case 5 -> encrypted(rest);
            case 6 -> sealed(rest, FuzzSealer.xmlEnvelope(sealer.seal(rest)));
            case 7 -> sealed(rest, FuzzSealer.jsonEnvelope(sealer.seal(rest)));
            case 8 -> sealedEcho(rest);
            default -> wrapped(latin1(rest));
        };
    }

    /** A line of query, and a body. */
    private String unsignedPost(byte[] rest) {
        String[] parts = latin1(rest).split("\n", 2);
        byte[] body = parts.length < 2 ? new byte[0] : parts[1].getBytes(StandardCharsets.ISO_8859_1);
        assertThat(doors.open(parameters(parts[0]), body)).isNotEqualTo("accepted");
        return refused(doors.post(parts[0], body));
    }

    private String unsignedGet(byte[] rest) {
        assertThat(doors.verify(parameters(latin1(rest)))).isNotEqualTo("accepted");
        return refused(doors.get(latin1(rest)));
    }

    private String refused(Answer answer) {
        check(answer);
        assertThat(answer.status()).as("without the token").isNotEqualTo(200);
        return "unsigned " + answer.status();
    }

    private String post(String encrypted, String envelope) {
        byte[] body = envelope.getBytes(StandardCharsets.UTF_8);
        return agreed(
                doors.open(parameters(sealer.queryString(encrypted)), body),
                doors.post(sealer.queryString(encrypted), body));
    }

    private String echo(String encrypted) {
        Map<String, String> parameters = parameters(sealer.queryString(encrypted));
        parameters.put("echostr", encrypted);
        return agreed(doors.verify(parameters), doors.get(sealer.verificationQueryString(encrypted)));
    }

    private String encrypted(byte[] content) {
        String encrypted = sealer.encrypt(content);
        return post(encrypted, FuzzSealer.xmlEnvelope(encrypted));
    }

    private String sealed(byte[] message, String envelope) {
        String outcome = post(sealer.seal(message), envelope);
        assertThat(outcome).isIn("accepted", "CONTENT", "DOCTYPE", "BODY_SIZE");
        return outcome;
    }

    private String sealedEcho(byte[] message) {
        String encrypted = sealer.seal(message);
        Answer answer = doors.get(sealer.verificationQueryString(encrypted));
        check(answer);
        if (encrypted.length() > LONGEST_ECHOSTR) {
            assertThat(answer.status()).isEqualTo(400);
            return "QUERY";
        }
        if (answer.status() == 403) {
            assertThat(new String(message, StandardCharsets.UTF_8).strip()).matches("(?s)[<{].*");
            return "ECHO";
        }
        assertThat(answer.body()).isEqualTo(message);
        return "accepted";
    }

    /** Around something right: a query and a body, in which the first two <code>@</code> stand for the right one. */
    private String wrapped(String rest) {
        String encrypted = sealer.seal("<xml><Event>kf_msg_or_event</Event></xml>".getBytes(StandardCharsets.UTF_8));
        String[] parts = rest.split("\n", 2);
        String query = filled(parts[0], sealer.queryString(encrypted));
        String body = parts.length < 2 ? "" : filled(parts[1], encrypted);
        Answer answer = doors.post(query, body.getBytes(StandardCharsets.ISO_8859_1));
        check(answer);
        doors.open(parameters(query), body.getBytes(StandardCharsets.ISO_8859_1));
        return "wrapped " + answer.status();
    }

    private static String filled(String text, String right) {
        return text.replaceFirst("@", right).replaceFirst("@", right);
    }

    private static String agreed(String check, Answer answer) {
        check(answer);
        int status = "accepted".equals(check) ? 200 : CallbackRefusal.valueOf(check).httpStatus();
        assertThat(answer.status()).as("both doors, %s", check).isEqualTo(status);
        return check;
    }

    private static void check(Answer answer) {
        assertThat(answer.headers()).hasSize(2);
        if (answer.status() != 200) {
            assertThat(answer.status()).isIn(REFUSED);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.told()).isEmpty();
            return;
        }
        assertThat(answer.told()).hasSizeLessThanOrEqualTo(1);
        for (CallbackNotice notice : answer.told()) {
            assertThat(answer.text()).isEqualTo("success");
            ContentTarget.check(notice);
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length < 2 ? "" : parts[1]);
        }
        return parameters;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
