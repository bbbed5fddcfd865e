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
package io.github.camelwecom.kf.secrecy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An {@link ObservedApplication} in a JVM of its own, where every logger is at TRACE. */
final class ObservedProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOG = "log";
    private static final String OUTPUT = "output";

    private final Path directory;
    private final Process process;
    private final Writer commands;

    /**
     * @param properties  the configuration of the application, as Camel Main takes it
     * @param environment what placeholders in it stand for
     */
    ObservedProcess(Path directory, Map<String, String> properties, Map<String, String> environment) throws IOException {
        this.directory = directory;
        this.process = start(directory, properties, environment);
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
    }

    private static Process start(Path directory, Map<String, String> properties, Map<String, String> environment)
            throws IOException {
        Path configuration = Files.createDirectories(directory.resolve("classes")).resolve("application.properties");
        Files.write(configuration, properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue()).toList());
        ProcessBuilder application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Dlog4j2.configurationFile=secrecy-log4j2.properties", "-Dsecrecy.log=" + directory.resolve(LOG), "-cp",
                configuration.getParent() + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                ObservedApplication.class.getName(), directory.toString())
                .redirectErrorStream(true).redirectOutput(directory.resolve(OUTPUT).toFile());
        application.environment().putAll(environment);
        return application.start();
    }

    int port() {
        return Integer.parseInt(awaitProgress("port ", 1).substring("port ".length()));
    }

    /** Has the application send to an endpoint, and waits until that succeeded or failed. */
    String send(String uri, byte[] body) throws IOException {
        long before = count("done");
        order(uri + " " + Base64.getEncoder().encodeToString(body));
        awaitProgress("done", before + 1);
        List<String> lines = lines(ObservedApplication.PROGRESS).toList();
        return lines.get(lines.lastIndexOf("done") - 1);
    }

    void look() throws IOException {
        long before = count("done");
        order("look");
        awaitProgress("done", before + 1);
    }

    private void order(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    String awaitProgress(String beginning, long times) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as("the application lives; its output is in %s", directory).isTrue();
            return count(beginning) >= times;
        });
        return lines(ObservedApplication.PROGRESS).filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
    }

    private long count(String beginning) {
        return lines(ObservedApplication.PROGRESS).filter(line -> line.startsWith(beginning)).count();
    }

    /** Ends its input, which ends the application. */
    void stop() throws Exception {
        commands.close();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the application ended").isTrue();
    }

    /** One line for each event: level, logger, text with stack trace. */
    Stream<String> log() {
        return lines(LOG);
    }

    /** What goes past the logging. */
    Stream<String> output() {
        return lines(OUTPUT);
    }

    Stream<String> exceptions() {
        return lines(ObservedApplication.EXCEPTIONS);
    }

    Stream<String> appearance() {
        return lines(ObservedApplication.APPEARANCE);
    }

    private Stream<String> lines(String file) {
        try {
            Path path = directory.resolve(file);
            return Files.exists(path) ? Files.readAllLines(path).stream() : Stream.empty();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
