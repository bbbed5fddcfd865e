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

import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the refusal of a message means after what went before.
 */
class SentBeforeTest {

    private static final ObjectNode MESSAGE = KfJson.object().put("touser", "wm1").put("open_kfid", "wk1").put("msgid", "m1")
            .put("msgtype", "text").set("text", KfJson.object().put("content", "words"));

    static Stream<Arguments> firstAttempts() {
        return Stream.of(
                arguments(new SocketException("Connection reset"), true),
                arguments(new SocketTimeoutException("Read timed out"), true),
                arguments(null, true),
                arguments(new ConnectException("Connection refused"), false),
                arguments(new ConnectTimeoutException("Connect timed out"), false),
                arguments(new UnknownHostException("qyapi"), false));
    }

    @ParameterizedTest
    @MethodSource("firstAttempts")
    void onlyWhatWentOutMayHaveArrived(Exception cause, boolean sent) {
        WecomKfException first = new WecomKfException("sendMsg", ErrorCategory.RETRYABLE, "no answer", cause);
        WecomKfException second = new WecomKfException("gettoken", ErrorCategory.RETRYABLE, "no answer", null);
        second.addSuppressed(first);
        WecomKfException refusal = refusal(40058, "no");
        refusal.addSuppressed(second);

        assertThat(SentBefore.isMeantBy(refusal, KfOperation.SEND_MSG, MESSAGE, EarlierTries.NONE)).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
            "NONE,40058,no,false", "NONE,40058,msgid exists,false",
            "POSSIBLE,40058,no,false", "POSSIBLE,40058,msgid exists,true", "POSSIBLE,12345,msgid exists,true",
            "LIKELY,40058,no,true", "LIKELY,40035,no,true", "LIKELY,12345,no,false", "LIKELY,95018,no,false",
            "LIKELY,45002,no,false" })
    void whatIsKnownOfEarlierTriesSaysHowMuchTheRefusalMustSay(
            EarlierTries earlier, int errcode, String errmsg, boolean sent) {
        assertThat(SentBefore.isMeantBy(refusal(errcode, errmsg), KfOperation.SEND_MSG, MESSAGE, earlier)).isEqualTo(sent);
    }

    @Test
    void onlyMessagesCanHaveBeenSentBefore() {
        assertThat(SentBefore.isMeantBy(refusal(40058, "no"), KfOperation.ACCOUNT_ADD, MESSAGE, EarlierTries.LIKELY)).isFalse();
    }

    @Test
    void aMessageThatIsNotAllowedWasNeverSent() {
        ObjectNode empty = MESSAGE.deepCopy();
        empty.withObject("/text").put("content", "");

        assertThat(SentBefore.isMeantBy(refusal(40058, "no"), KfOperation.SEND_MSG, empty, EarlierTries.LIKELY)).isFalse();
    }

    private static WecomKfException refusal(int errcode, String errmsg) {
        return WecomKfException.refused("sendMsg", errcode, errmsg, 200);
    }
}
