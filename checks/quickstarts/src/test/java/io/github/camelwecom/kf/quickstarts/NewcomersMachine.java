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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A machine as somebody has it who has never seen this project: a local repository of its own, and one that has what
 * this build has packaged. What others publish is taken from where this build has it, unless -Dquickstarts.empty=true
 * says that the local repository is to be as empty as a newcomer's. There is Maven, and Camel's launcher.
 */
final class NewcomersMachine {

    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    static final Path QUICKSTARTS = ROOT.resolve("quickstarts");

    private static final String VERSION = System.getProperty("project.version");
    static final List<String> PUBLISHED = List.of(
            "camel-wecom-kf-bom", "camel-wecom-kf-parent", "camel-wecom-kf-sandbox", "camel-wecom-kf",
            "camel-wecom-kf-endpointdsl", "camel-wecom-kf-spring-boot-starter");

    private final Path home;
    private final Path settings;
    private final Path localRepository;

    private NewcomersMachine(Path home, Path settings, Path localRepository) {
        this.home = home;
        this.settings = settings;
        this.localRepository = localRepository;
    }

    static NewcomersMachine in(Path directory) throws IOException {
        Path published = directory.resolve("published");
        for (String artifact : PUBLISHED) {
            publish(artifact, published);
        }
        Path settings = Files.createDirectories(directory.resolve(".m2")).resolve("settings.xml");
        Files.writeString(settings, """
                <settings><profiles><profile><id>published</id><repositories><repository>
                <id>published</id><url>%s</url><releases/><snapshots/></repository></repositories></profile></profiles>
                <activeProfiles><activeProfile>published</activeProfile></activeProfiles></settings>
                """.formatted(published.toUri()));
        return new NewcomersMachine(directory, settings, directory.resolve("local"));
    }

    private static void publish(String artifact, Path repository) throws IOException {
        Path module = artifact.endsWith("-parent") ? ROOT : ROOT.resolve(artifact);
        Path place = Files.createDirectories(repository.resolve("io/github/camelwecom").resolve(artifact).resolve(VERSION));
        String name = artifact + "-" + VERSION;
        Files.copy(module.resolve("pom.xml"), place.resolve(name + ".pom"), StandardCopyOption.REPLACE_EXISTING);
        Path jar = module.resolve("target").resolve(name + ".jar");
        if (Files.exists(module.resolve("src"))) {
            Files.copy(jar, place.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Runs a command of a README. */
    Process run(String command, Path project, Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(project.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        shell.environment().putAll(environment);
        String java = System.getProperty("java.home");
        shell.environment().merge("PATH", String.join(":", home.resolve("bin").toString(), java + "/bin",
                System.getProperty("maven.home") + "/bin", ""),
                (path, programs) -> programs + path);
        shell.environment().put("JAVA_HOME", java);
        shell.environment().put("MAVEN_ARGS", String.join(" ", mavenArguments()));
        return shell.start();
    }

    private List<String> mavenArguments() {
        Stream<String> always = Stream.of("-B", "-s", settings.toString(), "-Dmaven.repo.local=" + localRepository);
        Stream<String> shared = Stream.of("-Dmaven.repo.local.tail=" + System.getProperty("local.repository"));
        return (Boolean.getBoolean("quickstarts.empty") ? always : Stream.concat(always, shared)).toList();
    }

    /** Has the command "camel" run this launcher. */
    void install(LauncherVersion launcher) throws IOException {
        Files.writeString(home.resolve(".camel-jbang-user.properties"), launcher.properties());
        Path camel = Files.createDirectories(home.resolve("bin")).resolve("camel");
        Files.writeString(camel, String.join(" ", "#!/bin/sh\nexec", System.getProperty("java.home") + "/bin/java",
                "-Duser.home=" + home, "-Dmaven.repo.local=" + localRepository, "-cp", launcher.classPath(),
                CamelLauncher.class.getName(), "\"$@\"\n"));
        Files.setPosixFilePermissions(camel, PosixFilePermissions.fromString("rwx------"));
    }

    /** A copy of a quickstart without what was built. */
    static Path copy(String quickstart, Path directory) throws IOException {
        Path from = QUICKSTARTS.resolve(quickstart);
        Path to = directory.resolve(quickstart);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!from.relativize(file).startsWith("target")) {
                    Path copy = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }
}
