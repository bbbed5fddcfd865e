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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The query parameters of a callback (doc/96466). They are read from the raw query, because HTTP servers disagree on
 * repeated parameters and Camel mixes parameters and headers.
 * <p>
 * A plus sign stands for itself, as in RFC 3986, and not for a blank, as in HTML forms: no parameter can contain a
 * blank, but the base64 of <code>echostr</code> can contain a plus. So it is understood both raw and as
 * <code>%2B</code>.
 *
 * @param echostr only URL verification has one, else <code>null</code>
 */
record CallbackQuery(String msgSignature, String timestamp, String nonce, String echostr) {

    private static final int MAX_QUERY_LENGTH = 8 * 1024;
    private static final Parameter MSG_SIGNATURE = new Parameter("msg_signature", CharacterKind.VISIBLE, 64);
    private static final Parameter TIMESTAMP = new Parameter("timestamp", CharacterKind.DIGIT, 18);
    private static final Parameter NONCE = new Parameter("nonce", CharacterKind.VISIBLE, 128);
    private static final Parameter ECHOSTR = new Parameter("echostr", CharacterKind.BASE64, 4096);
    private static final Set<String> NAMES
            = Set.of(MSG_SIGNATURE.name(), TIMESTAMP.name(), NONCE.name(), ECHOSTR.name());

    /**
     * Reads the query of a URL verification, which must have an <code>echostr</code>.
     */
    static CallbackQuery ofVerification(String rawQuery) {
        return ofVerification(parse(rawQuery));
    }

    static CallbackQuery ofVerification(Map<String, String> values) {
        return new CallbackQuery(
                MSG_SIGNATURE.in(values), TIMESTAMP.in(values), NONCE.in(values), ECHOSTR.in(values));
    }

    /**
     * Reads the query of a callback with a body.
     */
    static CallbackQuery ofNotice(String rawQuery) {
        return ofNotice(parse(rawQuery));
    }

    static CallbackQuery ofNotice(Map<String, String> values) {
        return new CallbackQuery(MSG_SIGNATURE.in(values), TIMESTAMP.in(values), NONCE.in(values), null);
    }

    /** Whether it is that of a callback, in order or not: nothing else has such a parameter. */
    static boolean isOfACallback(String rawQuery) {
        return rawQuery != null && rawQuery.contains(MSG_SIGNATURE.name() + "=");
    }

    private static Map<String, String> parse(String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            throw refused("the query is empty");
        }
        if (rawQuery.length() > MAX_QUERY_LENGTH) {
            throw refused("the query has " + rawQuery.length() + " characters, at most " + MAX_QUERY_LENGTH + " are allowed");
        }
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            // Parameters of others are left alone: a callback URL may be configured with some of its own.
            if (NAMES.contains(name) && values.put(name, value) != null) {
                throw refused("parameter " + name + " is repeated");
            }
        }
        return values;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refused("the query has a broken percent escape");
        }
    }

    private static CallbackRefusedException refused(String what) {
        return new CallbackRefusedException(CallbackRefusal.QUERY, CallbackRefusal.QUERY.reason() + ": " + what);
    }

    private record Parameter(String name, CharacterKind kind, int mostCharacters) {

        String in(Map<String, String> values) {
            String value = values.get(name);
            if (value == null) {
                throw refused("parameter " + name + " is missing");
            }
            if (value.indexOf(' ') >= 0) {
                throw refused("parameter " + name + " contains a blank; does a proxy in front turn '+' into blanks?");
            }
            if (!kind.makesUp(value, mostCharacters)) {
                throw refused("parameter " + name + " is empty, too long, or has characters it cannot have");
            }
            return value;
        }
    }

    @Override
    public String toString() {
        return "CallbackQuery[timestamp=" + timestamp + "]";
    }
}
