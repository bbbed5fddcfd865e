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
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every snippet of the pages is a route that works. */
@Tag("once")
class OperationSnippetsTest extends OperationSnippetsTestSupport {

    @Override
    protected StageHost.Kind host() {
        return CamelAlone::start;
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("snippets")
    void everySnippetSucceeds(String name, SnippetLanguage language) throws Exception {
        succeeds(name, language);
    }

    @Test
    void everyOperationHasASheetAndASnippet() {
        List<String> operations = Catalog.load().operations();

        assertThat(OperationSheet.all()).extracting(OperationSheet::name).containsExactlyInAnyOrderElementsOf(operations);
        assertThat(Snippets.all().stream().filter(Snippet::isFirst)).extracting(Snippet::operation)
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void everyFileIsASnippet() throws Exception {
        assertThat(SnippetText.filesOf("reference/snippets")).containsExactlyInAnyOrderElementsOf(
                Snippets.all().stream()
                        .flatMap(snippet -> Stream.of(snippet.name() + ".camel.yaml", snippet.name() + ".camel.xml"))
                        .toList());
    }
}
