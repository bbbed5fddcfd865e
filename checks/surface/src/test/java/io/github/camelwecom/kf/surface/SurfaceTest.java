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
package io.github.camelwecom.kf.surface;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What users can call of the published modules changes only on purpose: the listings are committed and reviewed. With
 * -Dsurface.update=true they are written anew.
 */
class SurfaceTest {

    private static final String HOW_TO_UPDATE = """
            What %s shows has changed. If that is meant, run this and commit what it has written:
            ./mvnw -ntp -B -pl checks/surface -am test -Dtest=SurfaceTest -Dsurefire.failIfNoSpecifiedTests=false \
            -Dsurface.update=true
            """;

    @ParameterizedTest
    @EnumSource
    void isAsCommitted(Artifact artifact) throws Exception {
        Path listing = Path.of("src", "test", "resources", artifact.artifactId() + ".txt");
        List<String> shown = ShownType.among(artifact.classes()).flatMap(ShownType::lines).toList();
        if (Boolean.getBoolean("surface.update")) {
            Files.write(listing, shown);
        }

        assertThat(differences(Files.readAllLines(listing), shown)).as(HOW_TO_UPDATE, artifact.artifactId()).isEmpty();
    }

    private static List<String> differences(List<String> committed, List<String> shown) {
        List<String> differences = new ArrayList<>();
        committed.stream().filter(line -> !shown.contains(line)).map(line -> "- " + line).forEach(differences::add);
        shown.stream().filter(line -> !committed.contains(line)).map(line -> "+ " + line).forEach(differences::add);
        return differences;
    }
}
