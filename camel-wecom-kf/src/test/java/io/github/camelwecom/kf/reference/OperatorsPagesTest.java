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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.KfErrorCode;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages for operators quote is there: names, properties, texts of the log, error codes. */
@Tag("once")
class OperatorsPagesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{2,}");
    private static final Pattern ERRCODE = Pattern.compile("(?<![\\d/,.-])[3-9]\\d{4}(?![\\d,])");
    /** Literals in a row are one text. */
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern DASH = Pattern.compile("-([a-z])");
    private static final String METER = "camel.wecom.kf.";
    private static final String VARIES = "…";

    /**
     * Of Camel, the JDK, Spring Boot, Kubernetes, HTTP and a shell; another module, a test, and how a page of the
     * platform is written.
     */
    private static final Set<String> ELSEWHERE = Set.of(
            "convertBodyTo", "removeHeader", "Failed to start Vert.x HttpServer on …, reason: Address already in use",
            "Method with name: text not found on bean: ImageMessage…", "camel-wecom-kf-spring-boot-starter",
            "Detected JDK … is version … which is not in the allowed range …", "UnsupportedClassVersionError", "java -version",
            ProductionPageTest.class.getSimpleName(),
            "Unsupported or unrecognized SSL message", "HTTP 407", "/actuator/health", "/actuator/health/liveness",
            "/actuator/health/readiness", "RollingUpdate", "curl https://qyapi.weixin.qq.com", "doc/NNNNN",
            "https://developer.work.weixin.qq.com/document/path/NNNNN");

    private static final String TEXTS = JOINT.matcher(textOf(SOURCES)).replaceAll("");
    private static final String NAMES = TEXTS + textOf(Path.of("src", "test", "resources", ProductionPageTest.DIRECTORY))
                                        + Catalog.load().json() + propertiesOfMain();

    private static String textOf(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(OperatorsPagesTest::read).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String propertiesOfMain() {
        try (InputStream json = Main.class.getResourceAsStream("/META-INF/camel-main-configuration-metadata.json")) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> pages() {
        return Stream.of("production", "troubleshooting", "faq")
                .flatMap(name -> Stream.of(PageLanguage.values()).map(language -> page(name, language)));
    }

    private static Path page(String name, PageLanguage language) {
        return Path.of("..", "docs", name + language.suffix() + ".md");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everythingThatIsQuotedIsThere(Path page) {
        Stream<String> quotes = CODE.matcher(BLOCK.matcher(read(page)).replaceAll("")).results().map(code -> code.group(1));

        assertThat(quotes).filteredOn(quote -> !ELSEWHERE.contains(quote)).isNotEmpty()
                .filteredOn(quote -> !isThere(quote)).isEmpty();
    }

    private static boolean isThere(String quote) {
        if (quote.startsWith("camel.")) {
            return NAMES.contains('"' + property(quote) + '"');
        }
        if (quote.contains(" ") && !quote.startsWith("${")) {
            return Stream.of(quote.split(VARIES)).map(String::strip).allMatch(TEXTS::contains);
        }
        return WORD.matcher(quote).results().allMatch(word -> isWord(word.group()));
    }

    /** In Camel's list it is named like its setter; a meter's constant has what comes after the part that all have. */
    private static String property(String name) {
        return name.startsWith(METER)
                ? name.substring(METER.length())
                : DASH.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static boolean isWord(String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(NAMES).find();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyErrcodeIsInTheTable(Path page) {
        assertThat(ERRCODE.matcher(read(page)).results().map(MatchResult::group)).isNotEmpty()
                .allSatisfy(code -> assertThat(KfErrorCode.of(Integer.parseInt(code))).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = { "production", "troubleshooting" })
    void bothLanguagesQuoteTheSame(String name) {
        assertThat(quotes(name, PageLanguage.CHINESE)).isEqualTo(quotes(name, PageLanguage.ENGLISH));
    }

    private static List<List<String>> quotes(String name, PageLanguage language) {
        return read(page(name, language)).lines().filter(line -> line.startsWith("| "))
                .map(line -> CODE.matcher(line).results().map(code -> code.group(1)).sorted().toList()).toList();
    }
}
