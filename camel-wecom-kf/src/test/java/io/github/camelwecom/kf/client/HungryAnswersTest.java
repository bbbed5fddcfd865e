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
package io.github.camelwecom.kf.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** No answer takes more memory than a small application has. */
@Tag("once")
@Tag("slow")
class HungryAnswersTest {

    @Test
    void noneTakesMoreThanASmallHeap() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), HungryAnswers.class.getName()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        List<String> outcomes = output.lines().filter(line -> line.contains(" ms: ")).toList();
        assertThat(outcomes).as(output).hasSize(HungryAnswers.Shape.values().length * HungryAnswers.Place.values().length)
                .allMatch(line -> line.contains(HungryAnswers.READ) || line.contains(HungryAnswers.REFUSED));
    }
}
