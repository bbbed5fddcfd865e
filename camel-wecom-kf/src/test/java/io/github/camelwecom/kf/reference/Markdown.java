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

import java.util.List;
import java.util.stream.Collectors;

/** A page in the making. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    static String code(String value) {
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    /** Nothing, if it is empty. */
    Markdown paragraph(String paragraph) {
        if (!paragraph.isEmpty()) {
            text.append(paragraph).append("\n\n");
        }
        return this;
    }

    /** Nothing, if there are no rows. */
    Markdown table(List<String> titles, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(titles);
        row(titles.stream().map(title -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append(cells.stream().map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    Markdown fence(String language, String code) {
        return paragraph("```" + language + "\n" + code + "\n```");
    }

    /** Code that a reader opens. */
    Markdown foldedFence(String title, String language, String code) {
        return paragraph("<details><summary>" + title + "</summary>").fence(language, code).paragraph("</details>");
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
