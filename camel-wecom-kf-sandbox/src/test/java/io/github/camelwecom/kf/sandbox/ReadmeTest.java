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
package io.github.camelwecom.kf.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadmeTest {

    @Test
    void startsWithATestThatRuns() throws Exception {
        Matcher example = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        Path running = Path.of("src/test/java", FirstTest.class.getName().replace('.', '/') + ".java");

        assertThat(example.find()).isTrue();
        assertThat(Files.readString(running)).endsWith(example.group(1));
    }
}
