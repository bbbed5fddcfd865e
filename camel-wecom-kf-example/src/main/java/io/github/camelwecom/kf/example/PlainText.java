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
package io.github.camelwecom.kf.example;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.Handler;

/**
 * Takes from a text the marks of Markdown, as language models write it, and leaves its words. Of marks alone nothing is
 * left.
 */
public final class PlainText {

    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
    private static final Pattern RULE = Pattern.compile("(?=.*---)[|:\\s-]+|\\s*(?:\\*\\s?){3}[*\\s]*|\\s*_{3,}\\s*");
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+(.*?)(?:\\s+#*)?");
    private static final Pattern QUOTE = Pattern.compile("^\\s*>\\s?");
    private static final Pattern BULLET = Pattern.compile("^(\\s*)[-*+]\\s+");
    private static final Pattern ROW = Pattern.compile("\\s*\\|(.*)\\|\\s*");
    private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*");
    /** 1 is code; 2 is the label and 3 the address of a link or a picture; 5 and 7 are words that are emphasised. */
    private static final Pattern SPAN = Pattern.compile("`+([^`]+)`+"
                                                        + "|!?\\[([^]]*)]\\(([^)\\s]+)[^)]*\\)"
                                                        + "|(\\*{1,3}|~~)(?=\\S)(.+?)(?<=\\S)\\4"
                                                        + "|(?<!\\w)(_{1,3})(?=\\S)(.+?)(?<=\\S)\\6(?!\\w)");

    @Handler
    public String of(String markdown) {
        List<String> plain = new ArrayList<>();
        boolean inCode = false;
        for (String line : markdown.strip().split("\\R")) {
            if (FENCE.matcher(line).matches()) {
                inCode = !inCode;
            } else if (inCode) {
                plain.add(line);
            } else if (!RULE.matcher(line).matches()) {
                plain.add(spans(block(line)));
            }
        }
        String words = String.join("\n", plain);
        return words.isBlank() ? "" : words;
    }

    /** Without the marks that stand at the beginning of a line. */
    private static String block(String line) {
        String text = QUOTE.matcher(line).replaceFirst("");
        Matcher heading = HEADING.matcher(text);
        if (heading.matches()) {
            return heading.group(1);
        }
        Matcher row = ROW.matcher(text);
        if (row.matches()) {
            return CELLS.matcher(row.group(1).strip()).replaceAll("  ");
        }
        return BULLET.matcher(text).replaceFirst("$1• ");
    }

    private static String spans(String text) {
        return SPAN.matcher(text).replaceAll(span -> Matcher.quoteReplacement(words(span)));
    }

    private static String words(MatchResult span) {
        if (span.group(1) != null) {
            return span.group(1);
        }
        if (span.group(3) != null) {
            return link(spans(span.group(2)), span.group(3));
        }
        return spans(span.group(5) == null ? span.group(7) : span.group(5));
    }

    private static String link(String label, String url) {
        return label.isEmpty() || label.equals(url) ? url : label + " (" + url + ")";
    }
}
