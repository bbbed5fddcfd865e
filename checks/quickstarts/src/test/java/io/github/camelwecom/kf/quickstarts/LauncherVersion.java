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
package io.github.camelwecom.kf.quickstarts;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Camel's launcher: of the version of Camel that this project is for if there is one, else of another one, which then
 * runs that Camel.
 *
 * @param version    of the launcher
 * @param classPath  has {@link CamelLauncher}
 * @param properties what its user has set by "camel config set"
 */
record LauncherVersion(String version, String classPath, String properties) {

    private static final String WANTED = System.getProperty("camel.version");
    private static final String OTHER = System.getProperty("camel.launcher.version");

    static LauncherVersion newest(NewcomersMachine machine, Path directory) throws IOException, InterruptedException {
        Path project = Files.createDirectory(directory.resolve("launcher"));
        Files.writeString(project.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <groupId>com.example</groupId><artifactId>launcher</artifactId><version>1</version>
                <dependencies><dependency>
                <groupId>org.apache.camel</groupId><artifactId>camel-jbang-core</artifactId><version>%s</version>
                </dependency></dependencies></project>
                """.formatted(WANTED));
        String command = "mvn -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath"
                         + " -Dmdep.outputFile=class-path";
        int exit = machine.run(command, project, Map.of(), project.resolve("log")).waitFor();
        if (exit == 0) {
            String ours = ofThisTest() + ":" + Files.readString(project.resolve("class-path"));
            return new LauncherVersion(WANTED, ours, "");
        }
        // it asks for Kamelets of its own version
        return new LauncherVersion(OTHER, System.getProperty("java.class.path"), "kamelets-version=" + WANTED);
    }

    private static Path ofThisTest() {
        try {
            return Path.of(CamelLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return version.equals(WANTED)
                ? "Camel's launcher " + version
                : "Camel's launcher " + version + " with Camel " + WANTED + ", since no launcher " + WANTED + " could be had";
    }
}
