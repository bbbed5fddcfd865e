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

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.hc.core5.http.NameValuePair;

/**
 * The secrets and access tokens of a client. Texts from outside may repeat them, as where a gateway says which address
 * it has no route for; whoever quotes such a text has them blotted out here.
 */
final class KnownSecrets {

    static final String BLOT = "[hidden]";

    private static final Set<String> SECRET_PARAMETERS = Set.of("access_token", "corpsecret");
    /** More than are in use at a time, so that one which was renewed is still known. */
    private static final int MOST_TOKENS = 32;
    private static final int LONGEST_QUOTE = 500;
    /** What is looked through for a quote: with the longest token blotted out, enough is left. */
    private static final int LONGEST_SEARCHED = 32 * 1024;
    private static final Pattern UNFIT_FOR_A_LOG = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    /** Names what is secret even if it is cut off, or was never ours. */
    private static final String NAMED = "(?:access_token|corpsecret|media_id)(?:=|%(?:25){0,2}3[dD])[^\\s&\"'<>,;]*"
                                        + "|(?i:\\b(?:proxy-)?authorization\\s*:\\s*(?:\\w+\\s+)?[^\\s\"'<>,;]+)";

    private final AtomicReference<Known> known = new AtomicReference<>(new Known(Set.of(), Set.of()));

    /** One that is never forgotten, such as the password of a proxy; {@code null} is none. */
    void keep(String secret) {
        if (secret != null && !secret.isEmpty()) {
            known.updateAndGet(before -> before.withLasting(secret));
        }
    }

    /** Those that the query of a request holds. */
    void remember(NameValuePair... query) {
        for (NameValuePair parameter : query) {
            String value = parameter.getValue();
            if (SECRET_PARAMETERS.contains(parameter.getName()) && value != null && !value.isEmpty()
                    && !known.get().tokens().contains(value)) {
                known.updateAndGet(before -> before.withToken(value));
            }
        }
    }

    /** A text from outside as it may be shown: one line, not long, without secrets. */
    String quoted(String text) {
        String searched = text.length() <= LONGEST_SEARCHED ? text : text.substring(0, LONGEST_SEARCHED);
        String line = UNFIT_FOR_A_LOG.matcher(blotted(searched)).replaceAll(" ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }

    /** The same without secrets; {@code null} is {@code null}. */
    String blotted(String text) {
        return text == null ? null : known.get().pattern().matcher(text).replaceAll(BLOT);
    }

    /**
     * @param lasting never forgotten
     * @param tokens  the latest
     * @param pattern finds all of them, and what is named like them, in any of their forms
     */
    private record Known(Set<String> lasting, Set<String> tokens, Pattern pattern) {

        Known(Set<String> lasting, Set<String> tokens) {
            this(lasting, tokens, Pattern.compile(Stream.concat(Stream.of(NAMED),
                    Stream.concat(lasting.stream(), tokens.stream()).sorted(Comparator.comparingInt(String::length).reversed())
                            .map(Known::inAnyForm))
                    .collect(Collectors.joining("|"))));
        }

        Known withLasting(String secret) {
            Set<String> more = new LinkedHashSet<>(lasting);
            more.add(secret);
            return new Known(more, tokens);
        }

        Known withToken(String token) {
            Set<String> latest = new LinkedHashSet<>(tokens);
            latest.add(token);
            if (latest.size() > MOST_TOKENS) {
                latest.remove(latest.iterator().next());
            }
            return new Known(lasting, latest);
        }

        @Override
        public String toString() {
            return "Known[...]";
        }

        /** As it is, URL-encoded, or both mixed, and that once more. */
        private static String inAnyForm(String secret) {
            return secret.codePoints().mapToObj(Known::inAnyForm).collect(Collectors.joining());
        }

        private static String inAnyForm(int codePoint) {
            String plain = Character.toString(codePoint);
            String either = Pattern.quote(plain) + "|" + encoded(plain);
            // forms write blanks as plus signs
            return "(?:" + (codePoint == ' ' ? either + "|\\+|" + encoded("+") : either) + ")";
        }

        private static String encoded(String character) {
            StringBuilder escapes = new StringBuilder();
            for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                escapes.append("%(?:25){0,2}(?i:").append(HexFormat.of().toHexDigits(octet)).append(')');
            }
            return escapes.toString();
        }
    }
}
