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
package io.github.camelwecom.kf.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers copy examples: none may have a secret in it, only a placeholder that Camel does not show resolved. */
class DocumentedSecretsTest {

    private static final Path PROJECT = Path.of("..");
    private static final List<String> PLACES = List.of(
            "README.md", "README.zh-CN.md", "docs", "camel-wecom-kf-sandbox/README.md",
            "camel-wecom-kf-sandbox/README.zh-CN.md",
            "camel-wecom-kf-example/src/main/resources",
            "camel-wecom-kf/src/test/resources/reference", "camel-wecom-kf/src/test/resources/routes");

    /** Of a property, of an address, of a parameter in YAML or XML; the fields of JSON bodies are no options. */
    private static final Pattern VALUE = Pattern.compile(
            "(?:camel\\.\\S+\\.|[?&;]|^\\s*)(?:secret|token|encoding-?aes-?key)\\s*[=:]\\s*(?<value>[^\\s&]+)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    /**
     * Camel shows any other in its start-up summary, unless it knows its name, and resolved in addresses. The last one
     * is Spring's, which Camel never sees.
     */
    private static final String PLACEHOLDER = "\\{\\{env:\\w+}}|#property:env:\\w+|\\$\\{[A-Z_]+}";

    static Stream<Path> pages() throws IOException {
        Stream<Path> all = Stream.empty();
        for (String place : PLACES) {
            all = Stream.concat(all, Files.walk(PROJECT.resolve(place)).filter(DocumentedSecretsTest::isText));
        }
        return all;
    }

    private static boolean isText(Path file) {
        return Files.isRegularFile(file) && !file.toString().endsWith(".png");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasPlaceholdersForSecrets(Path page) throws IOException {
        assertThat(secretsOf(Files.readString(page))).isEmpty();
    }

    @Test
    void looksAtPagesThatShowHowSecretsAreGiven() throws IOException {
        assertThat(pages().map(DocumentedSecretsTest::text).filter(text -> VALUE.matcher(text).find())).hasSizeGreaterThan(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "camel.component.wecom-kf.secret = abc", "camel.component.wecom-kf.encoding-aes-key=abc",
            "wecom-kf:syncMsg?token=abc", "camel.component.wecom-kf.token = {{WECOM_KF_TOKEN}}", "camel.beans.kf2.token=abc",
            "wecom-kf:syncMsg?pageSize=1&secret=RAW(abc)", "uri: x\n  parameters:\n    encodingAesKey: abc" })
    void knowsASecretWhenItSeesOne(String text) {
        assertThat(secretsOf(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "camel.component.wecom-kf.secret = {{env:WECOM_KF_SECRET}}", "wecom-kf:syncMsg?token=#property:env:OTHER_TOKEN" })
    void knowsAPlaceholderThatCamelDoesNotShowResolved(String text) {
        assertThat(secretsOf(text)).isEmpty();
    }

    private static List<String> secretsOf(String text) {
        return VALUE.matcher(text).results().map(found -> found.group(1)).filter(value -> !value.matches(PLACEHOLDER)).toList();
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
