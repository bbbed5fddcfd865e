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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What can be known to be wrong at the start ends it with what to do instead, and with at most one line of log. */
class BeginnersStartTest extends CamelMainTestSupport {

    private static final String PREFIX = "camel.component.wecom-kf.";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "a path with a star", Map.of("token", "T", "encoding-aes-key", KEY, "callback-path", "/kf/*"),
                        List.of("Option callbackPath is '/kf/*'; it must be like /wecom/kf/callback")),
                new Mistake(
                        "a number out of range", Map.of("page-size", "0"),
                        List.of("Option pageSize is 0; it must be from 1 to 1000")),
                new Mistake(
                        "a number of the component out of range", Map.of("max-concurrent-sync", "0"),
                        List.of("Option maxConcurrentSync is 0; it must be at least 1")),
                new Mistake(
                        "a state directory in a file", Map.of("open-kf-id", "wkA", "state-directory", "/dev/null/state"),
                        List.of("in /dev/null/state: check option stateDirectory", "FileSystemException: /dev/null")));
    }

    @BeforeEach
    void anAccountIsThere() {
        sandbox.account("Service");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void endsTheStartWithWhatToDo(Mistake mistake) {
        try (CapturedLog log = CapturedLog.of("", Level.WARN)) {
            Throwable failure = failureOf(with(mistake.properties()));

            assertThat(mistake.remedies()).allSatisfy(remedy -> assertThat(failure).hasStackTraceContaining(remedy));
            assertThat(log.lines()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static Throwable failureOf(Main main) {
        try {
            return catchThrowable(main::start);
        } finally {
            main.stop();
        }
    }

    private Main with(Map<String, String> properties) {
        Main main = main(exchange -> {
        });
        properties.forEach((name, value) -> main.addOverrideProperty(PREFIX + name, value));
        return main;
    }

    private record Mistake(String name, Map<String, String> properties, List<String> remedies) {

        @Override
        public String toString() {
            return name;
        }
    }
}
