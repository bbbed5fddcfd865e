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

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelwecom.kf.WecomKfComponent;
import io.github.camelwecom.kf.sandbox.KfSandbox;

/** A published module, as its users have it on their class path. */
enum Artifact {

    COMPONENT("camel-wecom-kf", WecomKfComponent.class),
    SANDBOX("camel-wecom-kf-sandbox", KfSandbox.class);

    private static final String CLASS_FILE = ".class";

    private final String artifactId;
    private final Class<?> oneOfIts;

    Artifact(String artifactId, Class<?> oneOfIts) {
        this.artifactId = artifactId;
        this.oneOfIts = oneOfIts;
    }

    String artifactId() {
        return artifactId;
    }

    /** All its classes but those that Camel's build has generated from others, sorted by name. */
    List<Class<?>> classes() throws IOException, URISyntaxException {
        URI location = oneOfIts.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(location))) {
            return classesBelow(Path.of(location));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + location), Map.of())) {
            return classesBelow(jar.getPath("/"));
        }
    }

    private List<Class<?>> classesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(CLASS_FILE) && !name.endsWith("package-info.class"))
                    .filter(name -> !isGenerated(name)).sorted().<Class<?>> map(Artifact::load).toList();
        }
    }

    private boolean isGenerated(String classFile) {
        String source = classFile.replaceFirst("(\\$.*)?\\.class$", ".java");
        return Files.exists(Path.of("..", "..", artifactId, "src", "generated", "java").resolve(source));
    }

    private static Class<?> load(String classFile) {
        String name = classFile.substring(0, classFile.length() - CLASS_FILE.length()).replace('/', '.');
        try {
            return Class.forName(name, false, Artifact.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
