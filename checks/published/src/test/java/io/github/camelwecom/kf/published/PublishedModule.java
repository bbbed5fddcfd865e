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
package io.github.camelwecom.kf.published;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of this build that goes to Maven Central.
 *
 * @param directory its own
 * @param pom       what its own pom says
 */
record PublishedModule(Path directory, Pom pom) {

    static final Path ROOT = Path.of("..", "..");

    private static final String VERSION = System.getProperty("project.version");

    /** The bill of materials, the parent, and all others that are not left out. */
    static List<PublishedModule> all() throws Exception {
        PublishedModule parent = in(ROOT);
        List<PublishedModule> modules = new ArrayList<>(List.of(parent));
        for (String name : parent.pom.texts("modules", "module")) {
            PublishedModule module = in(ROOT.resolve(name));
            if (!module.pom.texts("properties", "maven.deploy.skip").contains("true")) {
                modules.add(module);
            }
        }
        return modules;
    }

    /** Those of them that have code. */
    static List<PublishedModule> withJars() throws Exception {
        return all().stream().filter(module -> Files.isDirectory(module.directory.resolve("src/main/java"))).toList();
    }

    private static PublishedModule in(Path directory) throws Exception {
        return new PublishedModule(directory, Pom.read(directory.resolve("pom.xml")));
    }

    Path jar(String classifier) {
        return directory.resolve("target").resolve(artifactId() + "-" + VERSION + classifier + ".jar");
    }

    private String artifactId() {
        return pom.texts("artifactId").get(0);
    }

    @Override
    public String toString() {
        return artifactId();
    }
}
