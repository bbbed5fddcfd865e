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

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with {@link ReportedFigures} in a process of its own.
 */
final class ReportingProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final BlockingQueue<String> ports = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> figures = new LinkedBlockingQueue<>();
    private final Consumer<String> otherLines;
    private final Process process;
    private final PrintStream orders;

    /**
     * @param command    what stands before java and its options, if anything does
     * @param otherLines takes all that it prints and that are no figures
     */
    ReportingProcess(List<String> command, List<String> options, Consumer<String> otherLines, Class<?> application,
                     String... args)
                                     throws IOException {
        this.otherLines = otherLines;
        List<String> whole = new ArrayList<>(command);
        whole.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        whole.add("-XX:TieredStopAtLevel=1");
        whole.addAll(options);
        whole.addAll(List.of("-cp", System.getProperty("java.class.path"), application.getName()));
        whole.addAll(List.of(args));
        this.process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "output of the application");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (Stream<String> lines = process.inputReader().lines()) {
            lines.forEach(this::read);
        } catch (UncheckedIOException e) {
            // it was ended
        }
    }

    private void read(String line) {
        if (line.startsWith(ReportedFigures.PORT)) {
            ports.add(line.substring(ReportedFigures.PORT.length()));
        } else if (line.startsWith(ReportedFigures.FIGURES)) {
            figures.add(line.substring(ReportedFigures.FIGURES.length()));
        } else {
            otherLines.accept(line);
        }
    }

    /** Where it takes callbacks. To be asked once. */
    URI callbackUrl() throws InterruptedException {
        return URI.create("http://127.0.0.1:" + next(ports) + "/wecom/kf/callback");
    }

    /** Those of now, in the order in which it gives them. */
    long[] figures() throws InterruptedException {
        orders.println();
        return Stream.of(next(figures).split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static String next(BlockingQueue<String> lines) throws InterruptedException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(line).as("the application answers").isNotNull();
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
