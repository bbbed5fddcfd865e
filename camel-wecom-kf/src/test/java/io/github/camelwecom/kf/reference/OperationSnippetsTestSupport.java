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

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every snippet of the pages is a route that works, in applications of one kind. */
public abstract class OperationSnippetsTestSupport {

    @TempDir
    Path directory;

    protected abstract StageHost.Kind host();

    /** Each snippet in each language. */
    protected static Stream<Arguments> snippets() {
        return Snippets.all().stream().flatMap(
                snippet -> Stream.of(SnippetLanguage.values()).map(language -> arguments(snippet.name(), language)));
    }

    /** Each snippet once, the languages in turn. */
    protected static Stream<Arguments> snippetsInTurn() {
        SnippetLanguage[] languages = SnippetLanguage.values();
        List<Snippet> snippets = Snippets.all();
        return IntStream.range(0, snippets.size())
                .mapToObj(i -> arguments(snippets.get(i).name(), languages[i % languages.length]));
    }

    protected final void succeeds(String name, SnippetLanguage language) throws Exception {
        Snippet snippet = Snippets.all().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        try (Stage stage = new Stage(directory, host())) {
            load(snippet, language, stage.context());
            snippet.setting().accept(stage);

            Exchange exchange = stage.play("direct:" + name);

            assertThat(exchange.getException()).isNull();
            assertAnswered(sheetOf(snippet.operation()), stage);
            assertBody(sheetOf(snippet.operation()), exchange);
            snippet.proof().accept(stage, exchange);
        }
    }

    private static void load(Snippet snippet, SnippetLanguage language, CamelContext context) throws Exception {
        if (language == SnippetLanguage.JAVA) {
            context.addRoutes(snippet.java().apply(snippet.name()));
        } else {
            String file = "classpath:reference/snippets/" + snippet.name() + ".camel." + language.fence();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(PluginHelper.getResourceLoader(context).resolveResource(file));
        }
    }

    /** The last call of the operation was answered with errcode 0, or with a file. */
    private static void assertAnswered(OperationSheet sheet, Stage stage) {
        if (sheet.path().isEmpty()) {
            return;
        }
        List<ApiCall> calls = stage.sandbox().journal(sheet.path());
        assertThat(calls).isNotEmpty();
        assertThat(calls.get(calls.size() - 1).errcode()).isEqualTo(sheet.replyType() == InputStream.class ? null : 0);
    }

    /** The body is what the pages say; a route that goes on after the operation proves more by itself. */
    private static void assertBody(OperationSheet sheet, Exchange exchange) {
        if (sheet.replyType() != CallbackNotice.class) {
            assertThat(exchange.getMessage().getBody()).isInstanceOf(sheet.replyType());
        }
    }

    static OperationSheet sheetOf(String operation) {
        return OperationSheet.all().stream().filter(sheet -> sheet.name().equals(operation)).findFirst().orElseThrow();
    }
}
