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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.camelwecom.kf.fuzz.FuzzTarget;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The XML and JSON parsers of what was decrypted.
 */
public final class ContentTarget implements FuzzTarget {

    /** A number can be longer as text than it was: 9e9 becomes 9.0E9. */
    private static final int LONGEST_PER_CHARACTER = 8;

    @Override
    public String take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        UsualXml.fields(text).ifPresent(fields -> assertThat(fields).isEqualTo(CallbackXml.fields(text)));
        try {
            CallbackNotice notice = CallbackParser.parse(text);
            assertThat(notice.raw()).isEqualTo(text);
            assertThat(text.strip()).doesNotStartWith("<!DOCTYPE");
            check(notice);
            return notice.getClass().getSimpleName();
        } catch (CallbackRefusedException e) {
            assertThat(e.refusal()).isIn(CallbackRefusal.CONTENT, CallbackRefusal.DOCTYPE);
            return e.getCheck();
        }
    }

    /** Nothing grows out of what was sent, as it does where entities are resolved. */
    static void check(CallbackNotice notice) {
        assertThat(length(notice)).isLessThanOrEqualTo(LONGEST_PER_CHARACTER * (long) notice.raw().length());
        assertThat(notice.toString().length()).isLessThanOrEqualTo(1000 + LONGEST_PER_CHARACTER * notice.raw().length());
    }

    private static long length(CallbackNotice notice) {
        Stream<String> fields = Stream.of(notice.corpId());
        if (notice instanceof KfMsgOrEvent news) {
            fields = Stream.of(news.corpId(), news.token(), news.openKfId());
        } else if (notice instanceof KfAccountAuthChange change) {
            fields = Stream.of(change.added(), change.removed()).flatMap(List::stream);
        } else if (notice instanceof OtherNotice other) {
            fields = Stream.of(other.corpId(), other.event());
        }
        return fields.filter(Objects::nonNull).mapToLong(String::length).sum();
    }
}
