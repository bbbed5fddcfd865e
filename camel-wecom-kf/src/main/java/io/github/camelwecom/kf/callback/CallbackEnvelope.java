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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the encrypted text out of the body of a callback (doc/96466), XML or JSON. The signature covers the encrypted
 * text, so this happens before anything is verified; therefore no XML or JSON parser is involved, only a search for the
 * one field, which must be there once and consist of base64 characters. Whatever else the envelope says is not used.
 */
final class CallbackEnvelope {

    private static final String BASE64 = "[A-Za-z0-9+/=]++";
    private static final Pattern DOCTYPE = Pattern.compile("<!(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML_TAG = Pattern.compile("<Encrypt\\b");
    private static final Pattern XML_FIELD = Pattern.compile(
            "<Encrypt\\s*+>\\s*+(?:<!\\[CDATA\\[\\s*+(?<cdata>" + BASE64 + ")\\s*+]]>|(?<text>" + BASE64
                                                             + "))\\s*+</Encrypt\\s*+>");
    private static final Pattern JSON_NAME = Pattern.compile("\"encrypt\"");
    // JSON may write a slash as \/, and some writers do.
    private static final Pattern JSON_FIELD
            = Pattern.compile("\"encrypt\"\\s*+:\\s*+\"\\s*+(?<text>[A-Za-z0-9+/=\\\\]++)\\s*+\"");
    private static final Pattern ALL_BASE64 = Pattern.compile(BASE64);

    private CallbackEnvelope() {
    }

    /**
     * @throws CallbackRefusedException if there is no encrypted text, or more than one
     */
    static String encryptedText(byte[] body) {
        String envelope = Margins.strip(new String(body, StandardCharsets.UTF_8));
        if (envelope.startsWith("<")) {
            return fromXml(envelope);
        }
        if (envelope.startsWith("{")) {
            return fromJson(envelope);
        }
        throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
    }

    private static String fromXml(String xml) {
        if (DOCTYPE.matcher(xml).find()) {
            throw new CallbackRefusedException(CallbackRefusal.DOCTYPE);
        }
        Matcher field = only(XML_TAG, XML_FIELD, xml);
        return field.group("cdata") != null ? field.group("cdata") : field.group("text");
    }

    private static String fromJson(String json) {
        String text = only(JSON_NAME, JSON_FIELD, json).group("text").replace("\\/", "/");
        if (!ALL_BASE64.matcher(text).matches()) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return text;
    }

    private static Matcher only(Pattern mark, Pattern field, String envelope) {
        Matcher matcher = field.matcher(envelope);
        if (mark.matcher(envelope).results().limit(2).count() != 1 || !matcher.find()) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return matcher;
    }
}
