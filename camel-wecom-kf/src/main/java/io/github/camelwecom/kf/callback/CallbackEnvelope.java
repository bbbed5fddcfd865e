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

/**
 * Takes the encrypted text out of the body of a callback (doc/96466), XML or JSON. The signature covers the encrypted
 * text, so this happens before anything is verified; therefore no XML or JSON parser is involved, only a search for the
 * one field, which must be there once and consist of base64 characters. Whatever else the envelope says is not used.
 */
final class CallbackEnvelope {

    private static final String XML_MARK = "<Encrypt";
    private static final String JSON_MARK = "\"encrypt\"";

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
        if (hasDoctype(xml)) {
            throw new CallbackRefusedException(CallbackRefusal.DOCTYPE);
        }
        int mark = xmlMark(xml, 0);
        if (mark < 0 || xmlMark(xml, mark + XML_MARK.length()) >= 0) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return xmlField(new CallbackScanner(xml, mark + XML_MARK.length()));
    }

    private static boolean hasDoctype(String xml) {
        for (int mark = xml.indexOf("<!"); mark >= 0; mark = xml.indexOf("<!", mark + 2)) {
            if (xml.regionMatches(true, mark + 2, "DOCTYPE", 0, 7) || xml.regionMatches(true, mark + 2, "ENTITY", 0, 6)) {
                return true;
            }
        }
        return false;
    }

    /** Where the next tag with this name begins, such as it may be; negative when there is none. */
    private static int xmlMark(String xml, int from) {
        int mark = xml.indexOf(XML_MARK, from);
        while (mark >= 0 && isLongerName(xml, mark + XML_MARK.length())) {
            mark = xml.indexOf(XML_MARK, mark + XML_MARK.length());
        }
        return mark;
    }

    private static boolean isLongerName(String xml, int end) {
        return end < xml.length() && (CharacterKind.LETTER_OR_DIGIT.has(xml.charAt(end)) || xml.charAt(end) == '_');
    }

    private static String xmlField(CallbackScanner scanner) {
        scanner.skipSpace();
        boolean opens = scanner.take(">");
        scanner.skipSpace();
        boolean isCdata = scanner.take("<![CDATA[");
        scanner.skipSpace();
        String encrypted = scanner.takeAll(CharacterKind.BASE64);
        scanner.skipSpace();
        boolean ends = !isCdata || scanner.take("]]>");
        scanner.skipSpace();
        boolean closes = scanner.take("</Encrypt");
        scanner.skipSpace();
        if (!opens || encrypted.isEmpty() || !ends || !closes || !scanner.take(">")) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return encrypted;
    }

    private static String fromJson(String json) {
        int mark = json.indexOf(JSON_MARK);
        if (mark < 0 || json.indexOf(JSON_MARK, mark + 1) >= 0) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return jsonField(new CallbackScanner(json, mark + JSON_MARK.length()));
    }

    private static String jsonField(CallbackScanner scanner) {
        scanner.skipSpace();
        boolean isName = scanner.take(":");
        scanner.skipSpace();
        boolean opens = scanner.take("\"");
        scanner.skipSpace();
        String encrypted = scanner.takeAll(CharacterKind.BASE64_IN_JSON).replace("\\/", "/");
        scanner.skipSpace();
        boolean isBase64 = !encrypted.isEmpty() && encrypted.indexOf('\\') < 0;
        if (!isName || !opens || !isBase64 || !scanner.take("\"")) {
            throw new CallbackRefusedException(CallbackRefusal.ENVELOPE);
        }
        return encrypted;
    }
}
