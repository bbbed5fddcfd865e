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
package io.github.camelwecom.kf.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that people write, with snippets that tests run: what stands behind a snippet's mark is the snippet. The mark
 * names a file of the page's own, or one of the whole project by its path, or a part of a source.
 *
 * @param tests run its snippets, and hold those in Java
 */
record GuidePage(String name, Class<?> tests) implements Page {

    private static final Pattern MARK = Pattern.compile("(<!-- snippet: (\\S+) -->\n)(?:```.*?\n```\n)?", Pattern.DOTALL);
    private static final String JAVA = "java";

    @Override
    public String render(PageLanguage language, String committed) {
        return MARK.matcher(committed)
                .replaceAll(mark -> Matcher.quoteReplacement(mark.group(1) + fenced(mark.group(2))));
    }

    private String fenced(String snippet) {
        int section = snippet.indexOf('#');
        int dot = snippet.lastIndexOf('.');
        String extension = dot < 0 ? JAVA : snippet.substring(dot + 1, section < 0 ? snippet.length() : section);
        return "```" + extension + "\n" + text(snippet) + "\n```\n";
    }

    private String text(String snippet) {
        if (snippet.contains("/")) {
            return SnippetText.ofProject(snippet);
        }
        return snippet.contains(".")
                ? SnippetText.ofResource("reference/" + name + "/" + snippet) : SnippetText.ofSource(tests, snippet);
    }

    /** The snippets of a page, in order. */
    static String[] snippetsOf(String page) {
        return MARK.matcher(page).results().map(mark -> mark.group(2)).toArray(String[]::new);
    }
}
