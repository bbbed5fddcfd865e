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

import java.util.Locale;

/** One snippet at least for every operation. */
final class OperationsPage implements Page {

    @Override
    public String name() {
        return "operations";
    }

    @Override
    public String render(PageLanguage language, String committed) {
        Markdown page = new Markdown().heading(1, language.text("operations.title"))
                .paragraph(language.text("generated")).paragraph(language.text("operations.intro"));
        OperationSheet.all().forEach(sheet -> describe(page, new OperationText(sheet, language)));
        return page.toString();
    }

    private static void describe(Markdown page, OperationText operation) {
        PageLanguage language = operation.language();
        page.heading(2, operation.name()).paragraph(operation.purpose() + glue(language, operation.availability()))
                .paragraph(language.text("operations.facts", operation.call(), operation.reply(),
                        "reference" + language.suffix() + ".md#" + operation.name().toLowerCase(Locale.ROOT)))
                .paragraph(language.textIfAny("note." + operation.name()));
        for (Snippet snippet : Snippets.of(operation.name())) {
            show(page, snippet, language);
        }
    }

    private static String glue(PageLanguage language, String sentence) {
        return sentence.isEmpty() ? "" : language.of(" ", "") + sentence;
    }

    private static void show(Markdown page, Snippet snippet, PageLanguage language) {
        if (!snippet.isFirst()) {
            page.paragraph(language.text("caption." + snippet.name()));
        }
        page.fence(SnippetLanguage.YAML.fence(), snippet.text(SnippetLanguage.YAML));
        page.foldedFence(SnippetLanguage.XML.title(), SnippetLanguage.XML.fence(), snippet.text(SnippetLanguage.XML));
        page.foldedFence(SnippetLanguage.JAVA.title(), SnippetLanguage.JAVA.fence(), snippet.text(SnippetLanguage.JAVA));
    }
}
