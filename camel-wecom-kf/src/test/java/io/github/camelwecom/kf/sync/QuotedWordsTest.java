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

import java.util.stream.Stream;

import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exceptions of a route, as its log shows them.
 */
class QuotedWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "my account is 4711 | Method with name: x not found on bean: my account is 4711 of type: String",
            "my account is 4711 | For input string: \"4711\"",
            "你好 | on bean: 你好 of type: java.lang.String", "看病要多少钱 | 看病要多少钱", "no | cannot convert no to a number",
            "7 | For input string: \"7\"", "Hi! | not found on bean: Hi!", "x@example.org | no mailbox x@example.org here" })
    void aTextThatQuotesTheMessageIsLeftOut(String words, String text) {
        IllegalStateException failure = new IllegalStateException("outside", new IllegalArgumentException(text));

        Throwable shown = QuotedWords.of(saying(words)).leftOutOf(failure);

        assertThat(everything(shown)).doesNotContain(text).contains("IllegalStateException", "IllegalArgumentException");
        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "no | Cannot connect to nowhere", "7 | HTTP 475", "hello there | Connection refused", "a | a-z is no range of bar1",
            "wk1 is my account | no route for wk12" })
    void anyOtherIsShown(String words, String text) {
        IllegalStateException failure = new IllegalStateException(text.replace("a-z", "A-Z"));

        assertThat(QuotedWords.of(saying(words)).leftOutOf(failure)).isSameAs(failure);
    }

    @Test
    void idsAreNobodysWords() {
        IllegalStateException failure = new IllegalStateException("customer wm1 of wk1");

        assertThat(QuotedWords.of(saying("hello")).leftOutOf(failure)).isSameAs(failure);
    }

    @Test
    void whatCannotBeReadIsQuotedAsLittle() {
        KfMessage unreadable = MessageReader.read("{\"msgid\":\"1\",\"msgtype\":\"text\",\"text\":{\"content\":\"geheim\"");

        assertThat(QuotedWords.of(unreadable).leftOutOf(new IllegalStateException("on bean: geheim")).getMessage())
                .doesNotContain("geheim");
    }

    @Test
    void anExceptionThatIsItsOwnCauseEnds() {
        Exception first = new IllegalStateException("words");
        Exception second = new IllegalStateException("words", first);
        first.initCause(second);

        assertThat(everything(QuotedWords.of(saying("words")).leftOutOf(second))).doesNotContain("words,");
    }

    private static String everything(Throwable shown) {
        StringBuilder text = new StringBuilder();
        Stream.iterate(shown, Throwable::getCause).takeWhile(cause -> cause != null).limit(20).forEach(text::append);
        return text.toString();
    }

    private static KfMessage saying(String words) {
        return MessageReader.read(KfJson.text(KfJson.object().put("msgid", "1").put("open_kfid", "wk1")
                .put("external_userid", "wm1").put("msgtype", "text")
                .set("text", KfJson.object().put("content", words))));
    }
}
