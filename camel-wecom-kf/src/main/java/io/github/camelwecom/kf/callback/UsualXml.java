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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a callback in the form in which the platform sends it: one element, in it fields that are text or one CDATA
 * section. Whatever else XML allows, and whatever needs a second look, is left to {@link CallbackXml}, which comes to
 * the same fields in ten times the time.
 */
final class UsualXml {

    private final CallbackScanner scanner;
    private final Map<String, List<String>> fields = new HashMap<>();

    private UsualXml(String xml) {
        this.scanner = new CallbackScanner(xml, 0);
    }

    /** Empty when it has another form, or is no XML. */
    static Optional<Map<String, List<String>>> fields(String xml) {
        UsualXml usual = new UsualXml(xml);
        return usual.read() ? Optional.of(usual.fields) : Optional.empty();
    }

    private boolean read() {
        String root = openingTag();
        if (root == null) {
            return false;
        }
        scanner.skipSpace();
        while (!scanner.take("</" + root + ">")) {
            if (!readField()) {
                return false;
            }
            scanner.skipSpace();
        }
        return scanner.isAtEnd();
    }

    private boolean readField() {
        String name = openingTag();
        if (name == null) {
            return false;
        }
        String value = scanner.take("<![CDATA[") ? scanner.takeUntil("]]>") : scanner.takeAll(CharacterKind.PLAIN_IN_XML);
        if (value == null || !isUsual(value) || !scanner.take("</" + name + ">")) {
            return false;
        }
        if (!value.isEmpty()) {
            fields.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
        }
        return true;
    }

    /** Null when there is none, or one with more than a name. */
    private String openingTag() {
        if (!scanner.take("<")) {
            return null;
        }
        String name = scanner.takeAll(CharacterKind.LETTER_OR_DIGIT);
        return name.isEmpty() || Character.isDigit(name.charAt(0)) || !scanner.take(">") ? null : name;
    }

    /** A carriage return becomes a line feed in XML, and not every character may stand there. */
    private static boolean isUsual(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' || c >= Character.MIN_SURROGATE) && c != '\n' && c != '\t') {
                return false;
            }
        }
        return true;
    }
}
