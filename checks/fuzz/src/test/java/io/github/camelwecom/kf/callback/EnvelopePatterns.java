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

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says by regular expressions what {@link CallbackEnvelope} has to find: slower, but seen to be right at a glance.
 */
final class EnvelopePatterns {

    private static final String BASE64 = "[A-Za-z0-9+/=]++";
    private static final Pattern DOCTYPE = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    /** Not <code>\b</code>, which means letters of all scripts to JDKs up to 18 and those of ASCII to later ones. */
    private static final Pattern XML_TAG = Pattern.compile("<Encrypt(?![A-Za-z0-9_])");
    private static final Pattern XML_FIELD = Pattern.compile(
            "<Encrypt\\s*+>\\s*+(?:<!\\[CDATA\\[\\s*+(?<cdata>" + BASE64 + ")\\s*+]]>|(?<text>" + BASE64
                                                             + "))\\s*+</Encrypt\\s*+>");
    private static final Pattern JSON_NAME = Pattern.compile("(?=\"encrypt\")");
    private static final Pattern JSON_FIELD
            = Pattern.compile("\"encrypt\"\\s*+:\\s*+\"\\s*+(?<text>[A-Za-z0-9+/=\\\\]++)\\s*+\"");

    private EnvelopePatterns() {
    }

    static Optional<String> encryptedText(String envelope) {
        if (envelope.startsWith("<")) {
            return DOCTYPE.matcher(envelope).find()
                    ? Optional.empty()
                    : only(XML_TAG, XML_FIELD, envelope)
                            .map(field -> field.group("cdata") != null ? field.group("cdata") : field.group("text"));
        }
        return envelope.startsWith("{")
                ? only(JSON_NAME, JSON_FIELD, envelope).map(field -> field.group("text").replace("\\/", "/"))
                        .filter(text -> text.matches(BASE64))
                : Optional.empty();
    }

    private static Optional<Matcher> only(Pattern mark, Pattern field, String envelope) {
        Matcher matcher = field.matcher(envelope);
        return mark.matcher(envelope).results().limit(2).count() == 1 && matcher.find()
                ? Optional.of(matcher) : Optional.empty();
    }
}
