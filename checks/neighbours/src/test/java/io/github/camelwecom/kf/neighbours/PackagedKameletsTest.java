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
package io.github.camelwecom.kf.neighbours;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Kamelets as an application gets them. */
class PackagedKameletsTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "wecom-kf-source", "wecom-kf-sink", "wecom-kf-handover-action", "wecom-kf-media-download-action" })
    void nameTheVersionTheyBelongTo(String name) throws Exception {
        try (InputStream kamelet = getClass().getResourceAsStream("/kamelets/" + name + ".kamelet.yaml")) {
            assertThat(new String(kamelet.readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("catalog.version: \"\\d+\\.\\d+\\.\\d+")
                    .containsPattern("mvn:io.github.camelwecom:camel-wecom-kf:\\d+\\.\\d+\\.\\d+");
        }
    }
}
