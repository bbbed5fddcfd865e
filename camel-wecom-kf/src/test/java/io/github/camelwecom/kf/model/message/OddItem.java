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
package io.github.camelwecom.kf.model.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** An item of sync_msg that is not as it should be, and what becomes of it. */
public enum OddItem {

    CONTROL_CHARACTER(text("a\u0014b"), "a\u0014b"),
    LINE_BREAK(text("a\r\n\tb"), "a\r\n\tb"),
    NUL(text("a\0b"), "a\0b"),
    HALF_EMOJI(text("a").bytes(0xF0, 0x9F, 0x98), "a\uFFFD"),
    HALF_EMOJI_BEFORE_WORDS(text("a").bytes(0xF0, 0x9F, 0x98).and("bc"), "a\uFFFDbc"),
    BYTE_OF_NO_CHARACTER(text("a").bytes(0x80, 0xFF).and("b"), "a\uFFFD\uFFFDb"),
    OTHER_CHARSET(text("a").bytes(0xC4, 0xE3, 0xBA, 0xC3), "a\uFFFD\uFFFD\uFFFD"),
    HALF_EMOJI_ESCAPED(text("a\\ud83db"), "a\uFFFDb"),
    OTHER_HALF_ESCAPED(text("a\\ude0a"), "a\uFFFD"),
    NEEDLESS_ESCAPE(text("a\\x\\'b"), "ax'b"),
    CONTENT_TWICE("{\"msgid\":\"@\",\"external_userid\":\"odd\",\"msgtype\":\"text\",\"text\":{\"content\":\"a\",\"content\":\"b\"}}",
                  "b"),
    FIELD_OVER_AND_OVER(fields("\"new\":1,".repeat(10_000)), "here"),
    NUMBER_TOO_LARGE(fields("\"new\":1e99999999999,")),
    NUMBER_OF_5000_DIGITS(fields("\"new\":" + "7".repeat(5000) + ",")),
    DEEP(fields("\"new\":" + "[".repeat(400) + "]".repeat(400) + ",")),
    BOTTOMLESS(fields("\"new\":" + "{\"a\":[".repeat(100_000) + "]}".repeat(100_000) + ",")),
    LONG_STRING(fields("\"new\":\"" + "x".repeat(2 << 20) + "\",")),
    LONG_NAME(fields("\"" + "x".repeat(60_000) + "\":1,")),
    NOT_A_NUMBER(fields("\"new\":NaN,")),
    NO_WORD_OF_JSON(fields("\"new\":undefined,")),
    NO_VALUE(fields("\"new\":,")),
    COMMENT(fields("\"new\":1/* one */,")),
    BROKEN_ESCAPE(fields("\"new\":\"\\u12\",")),
    CROSSED_BRACKETS(fields("\"new\":[{1]},")),
    NO_COMMA("{\"external_userid\":\"odd\",\"msgid\":\"@\",\"msgtype\":\"text\" \"text\":{\"content\":\"here\"}}"),
    NO_QUOTES("{msgid:@,external_userid:odd}", Becomes.UNKNOWN_WITHOUT_ID, null),
    OTHER_QUOTES("{'msgid':'@','external_userid':'odd'}", Becomes.UNKNOWN_WITHOUT_ID, null),
    BARE_NUMBER_TOO_LARGE("1e99999999999", Becomes.UNKNOWN_WITHOUT_ID, null),
    UNREADABLE_EVENT("{\"msgid\":\"@\",\"msgtype\":\"event\",\"new\":1e99999999999,"
                     + "\"event\":{\"event_type\":\"enter_session\",\"external_userid\":\"odd\",\"x\":NaN}}",
                     Becomes.UNKNOWN_EVENT, null);

    /** What it is when it arrives. */
    public enum Becomes {
        TEXT,
        UNKNOWN,
        UNKNOWN_EVENT,
        UNKNOWN_WITHOUT_ID
    }

    private final byte[] json;
    private final Becomes becomes;
    private final String words;

    OddItem(Bytes json, String words) {
        this.json = json.and("\"}}").toByteArray();
        this.becomes = Becomes.TEXT;
        this.words = words;
    }

    OddItem(String json, String words) {
        this(json, Becomes.TEXT, words);
    }

    OddItem(String json) {
        this(json, Becomes.UNKNOWN, null);
    }

    OddItem(String json, Becomes becomes, String words) {
        this.json = json.getBytes(StandardCharsets.UTF_8);
        this.becomes = becomes;
        this.words = words;
    }

    /** As it comes. */
    public byte[] json() {
        return new String(json, StandardCharsets.ISO_8859_1).replace("@", name()).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As it comes, as text. */
    public String text() {
        return new String(json(), StandardCharsets.UTF_8);
    }

    public Becomes becomes() {
        return becomes;
    }

    /** What the message says, if it is a text. */
    public String words() {
        return words;
    }

    private static Bytes text(String words) {
        return new Bytes()
                .and("{\"msgid\":\"@\",\"external_userid\":\"odd\",\"msgtype\":\"text\",\"text\":{\"content\":\"" + words);
    }

    private static String fields(String odd) {
        return "{" + odd + "\"msgid\":\"@\",\"external_userid\":\"odd\",\"msgtype\":\"text\",\"send_time\":1700000000,"
               + "\"text\":{\"content\":\"here\"}}";
    }

    private static final class Bytes extends ByteArrayOutputStream {

        Bytes bytes(int... more) {
            for (int octet : more) {
                write(octet);
            }
            return this;
        }

        Bytes and(String words) {
            writeBytes(words.getBytes(StandardCharsets.UTF_8));
            return this;
        }
    }
}
