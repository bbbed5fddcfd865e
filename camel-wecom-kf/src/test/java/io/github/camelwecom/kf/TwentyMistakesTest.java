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
package io.github.camelwecom.kf;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.processor.errorhandler.DefaultErrorHandler;
import org.apache.logging.log4j.Level;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/**
 * The mistakes in the table of docs/troubleshooting.md: each is told when the page says so, by its text, and in as many
 * lines of log.
 */
class TwentyMistakesTest extends CamelMainTestSupport {

    private static final String PREFIX = "camel.component.wecom-kf.";
    private static final String SEND_TEXT = "wecom-kf:sendMsg?msgType=text";
    private static final String READING = "direct:read";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ENDS_THE_START = "start, which ends";

    /** Most tests do without what it says. */
    private final CapturedLog errorHandler = CapturedLog.of(DefaultErrorHandler.class.getName(), Level.WARN);

    @AfterEach
    void stopListening() {
        errorHandler.close();
    }

    @ParameterizedTest
    @EnumSource
    void isToldAsThePageSays(Mistake mistake) throws Exception {
        Row row = Row.named(mistake.title);
        sandbox.account("Service");
        Main main = application(mistake);
        try (CapturedLog log = CapturedLog.of("", Level.WARN)) {
            Throwable end = catchThrowable(main::start);

            assertThat(end != null).as("ends the start").isEqualTo(row.told().equals(ENDS_THE_START));
            if (row.told().startsWith("first")) {
                assertThat(log.lines()).isEmpty();
                makeShow(row, main, log);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(log, end)).matches(row.text()));
            assertThat(log.lines()).hasSize(row.lines());
        } finally {
            main.stop();
        }
    }

    private Main application(Mistake mistake) {
        Map<String, String> properties = new HashMap<>(
                Map.of(
                        "camel.server.enabled", "true", "camel.server.port", "0", PREFIX + "token", sandbox.token(),
                        PREFIX + "encoding-aes-key", sandbox.encodingAesKey(), PREFIX + "redelivery-delay", "60000"));
        properties.putAll(mistake.settings);
        properties.values().removeIf(String::isEmpty);
        Main main = mainWith(mistake.steps);
        main.addInitialProperty("sandbox.port", Integer.toString(sandbox.baseUri().getPort()));
        properties.forEach(main::addOverrideProperty);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(READING).to("wecom-kf:syncMsg");
            }
        });
        return main;
    }

    private void makeShow(Row row, Main main, CapturedLog log) throws Exception {
        switch (row.told()) {
            case "first call" -> main.getCamelTemplate().send(READING, exchange -> exchange.getMessage().setBody(null));
            case "first callback" -> saveUrl(main, log);
            default -> sendAPicture(main);
        }
    }

    /** The console has no patience, so somebody who is busy may have to say it again. */
    private void saveUrl(Main main, CapturedLog log) {
        sandbox.callbackUrl(callbackUrl(main));
        await().atMost(PATIENCE).until(() -> {
            sandbox.verifyCallbackUrl();
            return !log.lines().isEmpty();
        });
    }

    private static String told(CapturedLog log, Throwable end) {
        Stream<Throwable> failures = Stream.concat(log.failures().stream(), Stream.ofNullable(end));
        return Stream.concat(log.lines().stream(), failures.map(Throwables::getStackTrace))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void thePageHasThemAllAndTheOldJdkThatTheBuildTellsOf() throws IOException {
        List<String> titles = Row.all("troubleshooting.md").stream().map(Row::mistake).toList();

        assertThat(titles).hasSize(19)
                .containsExactlyElementsOf(Arrays.stream(Mistake.values()).map(mistake -> mistake.title).toList());
        assertThat(Row.all("troubleshooting.zh-CN.md")).extracting(Row::lines)
                .isEqualTo(Row.all("troubleshooting.md").stream().map(Row::lines).toList());
    }

    /** A line of the table. */
    private record Row(String mistake, String told, Pattern text, int lines) {

        private static final Pattern LINE = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| (\\d+) \\|$");
        private static final Pattern QUOTE = Pattern.compile("`([^`]+)`");

        static Row named(String mistake) throws IOException {
            return all("troubleshooting.md").stream().filter(row -> row.mistake.equals(mistake)).findFirst().orElseThrow();
        }

        static List<Row> all(String page) throws IOException {
            return LINE.matcher(Files.readString(Path.of("..", "docs", page))).results().map(Row::of).toList();
        }

        private static Row of(MatchResult line) {
            String parts = QUOTE.matcher(line.group(3)).results().flatMap(quote -> Stream.of(quote.group(1).split("…")))
                    .map(Pattern::quote).collect(Collectors.joining(".*"));
            return new Row(
                    line.group(1).replace("`", ""), line.group(2), Pattern.compile(".*" + parts + ".*", Pattern.DOTALL),
                    Integer.parseInt(line.group(4)));
        }
    }

    private void sendAPicture(Main main) {
        sandbox.callbackUrl(callbackUrl(main));
        sandbox.customer().sendsImage(new byte[] { 1, 2, 3 });
    }

    private static URI callbackUrl(Main main) {
        int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        return URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback");
    }

    private enum Mistake {

        NO_HTTP_SERVER("callbacks, but no HTTP server", "camel.server.enabled", "false"),
        NO_TOKEN("no Token", PREFIX + "token", ""),
        SHORT_KEY("an EncodingAESKey that was cut", PREFIX + "encoding-aes-key", "abc"),
        SECRET_WITH_A_BLANK("a Secret with a blank", PREFIX + "secret", "my secret"),
        UNKNOWN_OPERATION("an operation's name misspelt", route -> route.to("wecom-kf:sendmessage")),
        UNKNOWN_OPTION("an option's name misspelt", route -> route.to("wecom-kf:sendMsg?msgtyp=text")),
        STATE_DIRECTORY_OF_A_FILE("a stateDirectory that is a file's", PREFIX + "state-directory", "/dev/null/state"),
        PORT_IN_USE("a port that another process has", "camel.server.port", "{{sandbox.port}}"),
        OTHER_SECRET("the Secret of another app", PREFIX + "secret", "other"),
        NO_WAY("no way to the platform", PREFIX + "base-uri", "https://kf.invalid"),
        OTHER_PATH("another path in the console's URL", PREFIX + "callback-path", "/wecom/callback"),
        OTHER_TOKEN("another Token than the console's", PREFIX + "token", "Other"),
        NO_ACCOUNT("syncMsg as a step, without an account"),
        NO_MSG_TYPE("a text without msgType", route -> route.setBody().constant("hello").to("wecom-kf:sendMsg")),
        WORDS_OF_A_PICTURE("the words of a picture", route -> route.setBody().simple("${body.text.content}")),
        LONG_TEXT("a text that is too long", route -> route.setBody().constant("x".repeat(3000)).to(SEND_TEXT)),
        FILE_NAME("a file's name in place of a media id",
                  route -> route.setBody().constant("lamp.png").to("wecom-kf:sendMsg?msgType=image")),
        NOBODY("an answer to nobody",
               route -> route.setBody().constant("hello").removeHeaders("CamelWecomKf*").to(SEND_TEXT)),
        OVERRULED_OPTION("an option that a header overrules",
                         route -> route.setBody().constant("hello").to(SEND_TEXT + "&externalUserId=wmOther"));

        private final String title;
        private final Map<String, String> settings;
        private final Consumer<RouteDefinition> steps;

        Mistake(String title) {
            this(title, Map.of(), route -> route.log("${body}"));
        }

        Mistake(String title, String property, String value) {
            this(title, Map.of(property, value), route -> route.log("${body}"));
        }

        Mistake(String title, Consumer<RouteDefinition> steps) {
            this(title, Map.of(), steps);
        }

        Mistake(String title, Map<String, String> settings, Consumer<RouteDefinition> steps) {
            this.title = title;
            this.settings = settings;
            this.steps = steps;
        }
    }
}
