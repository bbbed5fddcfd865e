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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.EventType;
import io.github.camelwecom.kf.model.message.MessageType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The committed pages are what the component says of itself. With -Dreference.update=true they are written anew. */
class ReferencePagesTest {

    private static final String HOW_TO_UPDATE
            = "%s is not current. Run this test with -Dreference.update=true and commit what it has written:"
              + " ./mvnw -pl camel-wecom-kf -am test -Dtest=ReferencePagesTest -Dreference.update=true"
              + " -Dsurefire.failIfNoSpecifiedTests=false";

    private static List<ReceivedSample> samples;

    @BeforeAll
    static void receiveOneItemOfEachKind(@TempDir Path directory) throws Exception {
        try (Stage stage = new Stage(directory, CamelAlone::start)) {
            samples = ReceivedSample.receiveAll(stage, items());
        }
    }

    private static JsonNode items() throws Exception {
        try (InputStream json = ReferencePagesTest.class.getResourceAsStream("/messages/all-types.json")) {
            return KfJson.parse(json.readAllBytes()).path("msg_list");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceIsCurrent(PageLanguage language) throws Exception {
        assertCurrent(new ReferencePage(samples), language);
    }

    @ParameterizedTest
    @EnumSource
    void theFieldsOfMessagesAndCallsAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new MessagesPage(), language);
    }

    @ParameterizedTest
    @EnumSource
    void theOperationsByExampleAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new OperationsPage(), language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfTheGuideAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(guide(), language);
    }

    private static GuidePage guide() {
        return new GuidePage("guide", GuideTest.class);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutTheClientAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("client", ClientPageTest.class), SnippetText.namesIn(ClientPageTest.class), language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutKameletsAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("kamelets", KameletsPageTest.class), SnippetText.filesOf(KameletsPageTest.DIRECTORY),
                language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutSeveralNodesAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("scaling", ScalingPageTest.class), SnippetText.filesOf(ScalingPageTest.DIRECTORY),
                language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutTheConsoleAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("wecom-console", WecomConsolePageTest.class),
                SnippetText.filesOf(WecomConsolePageTest.DIRECTORY), language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutProductionAreCurrent(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("production", ProductionPageTest.class), SnippetText.filesOf(ProductionPageTest.DIRECTORY),
                language);
    }

    @ParameterizedTest
    @EnumSource
    void thePageOfRecipesShowsEveryFileOfThem(PageLanguage language) throws Exception {
        String resources = "camel-wecom-kf-example/src/main/resources/";

        assertCurrent(new GuidePage("recipes", GuideTest.class), Stream.concat(
                SnippetText.filesOfProject(resources + "recipes/").stream(),
                Stream.of("camel/tickets.camel.yaml", "sql/open-ticket.sql").map(resources::concat)).toList(), language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutMigrationAreCurrent(PageLanguage language) throws Exception {
        String peer = "checks/peers/src/test/java/io/github/camelwecom/kf/peers/wxjava/WxJavaSendMsgTest.java#before";

        assertCurrent(new GuidePage("migration", MigrationPageTest.class), Stream.concat(
                SnippetText.filesOf(MigrationPageTest.DIRECTORY).stream(), Stream.of("seen", peer)).toList(), language);
    }

    @ParameterizedTest
    @EnumSource
    void theSnippetsOfThePageAboutTheDoctorAreCurrent(PageLanguage language) throws Exception {
        GuidePage page = new GuidePage("doctor", DoctorPageTest.class);

        assertCurrent(page, language);
        assertThat(GuidePage.snippetsOf(Files.readString(page.file(language)))).containsExactly(
                "doctor.camel.yaml", "report" + language.suffix() + ".txt", "probe.camel.yaml");
    }

    @ParameterizedTest
    @EnumSource
    void theGuideShowsEverySnippetOfItsOwn(PageLanguage language) throws Exception {
        String guide = Files.readString(guide().file(language));

        assertThat(GuidePage.snippetsOf(guide)).contains("tokens", "sandbox")
                .filteredOn(snippet -> snippet.contains(".") && !snippet.contains("/"))
                .containsExactlyInAnyOrderElementsOf(SnippetText.filesOf(GuideTest.DIRECTORY));
    }

    @ParameterizedTest
    @EnumSource
    void thePageAboutRuntimesShowsEveryFileOfTheQuickstarts(PageLanguage language) throws Exception {
        assertCurrent(new GuidePage("runtimes", GuideTest.class), filesOfQuickstarts(), language);
    }

    private static List<String> filesOfQuickstarts() throws IOException {
        Path project = Path.of("..");
        try (Stream<Path> files = Files.walk(project.resolve("quickstarts"))) {
            return files.filter(Files::isRegularFile).map(file -> project.relativize(file).toString())
                    .filter(file -> !file.endsWith("README.md") && !file.contains("/target/") && !file.contains("/.")).toList();
        }
    }

    /**
     * @param snippets all that the page has to show
     */
    private static void assertCurrent(GuidePage page, List<String> snippets, PageLanguage language) throws Exception {
        assertCurrent(page, language);
        assertThat(GuidePage.snippetsOf(Files.readString(page.file(language)))).containsExactlyInAnyOrderElementsOf(snippets);
    }

    private static void assertCurrent(Page page, PageLanguage language) throws Exception {
        Path file = page.file(language);
        String committed = Files.exists(file) ? Files.readString(file) : "";
        String rendered = page.render(language, committed);
        if (Boolean.getBoolean("reference.update")) {
            Files.writeString(file, rendered);
        } else {
            assertThat(firstDifference(committed, rendered)).as(HOW_TO_UPDATE, file.getFileName()).isEmpty();
        }
    }

    /** The pages are long. */
    private static String firstDifference(String committed, String rendered) {
        List<String> is = committed.lines().toList();
        List<String> shouldBe = rendered.lines().toList();
        for (int i = 0; i < Math.max(is.size(), shouldBe.size()); i++) {
            String committedLine = i < is.size() ? is.get(i) : "";
            String renderedLine = i < shouldBe.size() ? shouldBe.get(i) : "";
            if (!committedLine.equals(renderedLine)) {
                return "line %d is%n%s%nand should be%n%s".formatted(i + 1, committedLine, renderedLine);
            }
        }
        return "";
    }

    @Test
    void thereIsASampleOfEveryMessageAndEvent() {
        assertThat(samples).extracting(ReceivedSample::wireName).containsExactlyInAnyOrderElementsOf(
                Stream.concat(Stream.of(MessageType.values()).map(MessageType::wireName),
                        Stream.of(EventType.values()).map(EventType::wireName)).toList());
    }

    @Test
    void everyOptionAndHeaderIsDescribedInChineseAndNothingElse() {
        TreeSet<String> described = new TreeSet<>(PageLanguage.load("options.zh-CN").stringPropertyNames());
        Catalog catalog = Catalog.load();
        TreeSet<String> wanted = new TreeSet<>();
        catalog.endpointOptions().keySet().forEach(name -> wanted.add("option." + name));
        catalog.componentOptions().keySet().forEach(name -> wanted.add("component." + name));
        catalog.headers().keySet().forEach(name -> wanted.add("header." + name));

        assertThat(described).as("keys of options.zh-CN.properties").isEqualTo(wanted);
    }

    /** RequestFields must know what is added here. */
    @Test
    void everyKindOfLimitIsOnThePages() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/github/camelwecom/kf/model/limit"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                    "AtLeastOneOf.java", "Between.java", "Items.java", "Matches.java", "MaxBytes.java",
                    "MaxChars.java", "Required.java", "RequiredWhen.java", "package-info.java");
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(PageLanguage.CHINESE.texts().keySet()).isEqualTo(PageLanguage.ENGLISH.texts().keySet());
    }

    @Test
    void everyCaptionAndNoteBelongsToSomething() {
        Stream<String> captions = Snippets.all().stream().filter(snippet -> !snippet.isFirst())
                .map(snippet -> "caption." + snippet.name());
        Stream<String> possible = OperationSheet.all().stream()
                .flatMap(sheet -> Stream.of("note." + sheet.name(), "request." + sheet.name(), "reply." + sheet.name()));
        List<String> known
                = Stream.of(captions, possible, Stream.of("request.none", "reply.with")).flatMap(keys -> keys).toList();

        assertThat(PageLanguage.ENGLISH.texts().stringPropertyNames()).filteredOn(
                key -> key.startsWith("caption.") || key.startsWith("note.") || key.startsWith("request.")
                        || key.startsWith("reply."))
                .isSubsetOf(known);
    }
}
