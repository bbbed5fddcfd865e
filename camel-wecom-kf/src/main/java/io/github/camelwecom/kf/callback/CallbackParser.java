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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.camelwecom.kf.model.FromOutside;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;

/**
 * Reads the decrypted text of a callback, XML or JSON as chosen in the admin console; both have the same field names.
 * Only what was verified gets here.
 */
final class CallbackParser {

    private static final int MOST_DIGITS_OF_SECONDS = 11;

    private CallbackParser() {
    }

    /**
     * @throws CallbackRefusedException if the text is neither well-formed XML without DOCTYPE nor a JSON object; a
     *                                  missing or unknown field is no reason
     */
    static CallbackNotice parse(String text) {
        Map<String, List<String>> fields = fields(Margins.strip(text));
        String corpId = id(fields, "ToUserName");
        Instant createTime = instant(first(fields, "CreateTime"));
        String event = id(fields, "Event");
        if ("kf_msg_or_event".equals(event)) {
            return new KfMsgOrEvent(corpId, createTime, id(fields, "Token"), id(fields, "OpenKfId"), text);
        }
        if ("kf_account_auth_change".equals(event)) {
            return new KfAccountAuthChange(
                    corpId, createTime, ids(fields, "AuthAddOpenKfId"), ids(fields, "AuthDelOpenKfId"), text);
        }
        return new OtherNotice(corpId, createTime, event, text);
    }

    private static Map<String, List<String>> fields(String text) {
        if (text.startsWith("<")) {
            return UsualXml.fields(text).orElseGet(() -> CallbackXml.fields(text));
        }
        if (text.startsWith("{")) {
            return CallbackJson.fields(text);
        }
        throw new CallbackRefusedException(CallbackRefusal.CONTENT);
    }

    /** Without the white space that stands around a CDATA section. */
    private static List<String> all(Map<String, List<String>> fields, String name) {
        return fields.getOrDefault(name, List.of()).stream().map(Margins::strip).filter(value -> !value.isEmpty()).toList();
    }

    /** Without what is no id. */
    private static List<String> ids(Map<String, List<String>> fields, String name) {
        return all(fields, name).stream().map(FromOutside::id).filter(Objects::nonNull).toList();
    }

    private static String id(Map<String, List<String>> fields, String name) {
        return FromOutside.id(first(fields, name));
    }

    private static String first(Map<String, List<String>> fields, String name) {
        for (String value : fields.getOrDefault(name, List.of())) {
            String stripped = Margins.strip(value);
            if (!stripped.isEmpty()) {
                return stripped;
            }
        }
        return null;
    }

    private static Instant instant(String seconds) {
        return seconds != null && CharacterKind.DIGIT.makesUp(seconds, MOST_DIGITS_OF_SECONDS)
                ? Instant.ofEpochSecond(Long.parseLong(seconds)) : null;
    }
}
