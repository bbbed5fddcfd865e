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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link TroubledApplication} in processes of its own, one after the other, with what it wrote in all of them.
 */
final class TroubledProcess implements AutoCloseable {

    /** On a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final DeliveryLog deliveries = new DeliveryLog();
    private final KfSandbox sandbox;
    private final Path directory;
    private final Path log;
    private final FileChannel lines;
    private final String options;
    private final int heapInMegabytes;
    private Process process;

    TroubledProcess(KfSandbox sandbox, Path directory, String options, int heapInMegabytes) throws IOException {
        this.sandbox = sandbox;
        this.directory = directory;
        this.options = options;
        this.heapInMegabytes = heapInMegabytes;
        this.log = Files.createFile(directory.resolve("processed"));
        this.lines = FileChannel.open(log);
    }

    void start(boolean endlessMessagesEnd) throws IOException {
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-Xmx" + heapInMegabytes + "m", "-cp", System.getProperty("java.class.path"),
                TroubledApplication.class.getName(), sandbox.baseUri().toString(), sandbox.corpId(), sandbox.secret(),
                sandbox.account().openKfId(), directory.resolve("state").toString(), log.toString(), options,
                Boolean.toString(endlessMessagesEnd))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
                .start();
    }

    void await(BooleanSupplier condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> {
            assertThat(process.isAlive()).as("the application lives: " + output()).isTrue();
            return condition.getAsBoolean();
        });
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        deliveries().lifeIsOver();
    }

    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the application ended").isTrue();
        deliveries().lifeIsOver();
    }

    /** Until now. */
    DeliveryLog deliveries() {
        return deliveries.read(new BufferedReader(new StringReader(completeLines())));
    }

    /** Those that came since the last time; what is being written comes the next time. */
    private String completeLines() {
        try {
            ByteBuffer bytes = ByteBuffer.allocate((int) (lines.size() - lines.position()));
            long begin = lines.position();
            lines.read(bytes);
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            int end = text.lastIndexOf('\n') + 1;
            lines.position(begin + end);
            return text.substring(0, end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> progress() {
        Path file = directory.resolve("state").resolve(sandbox.corpId()).resolve(sandbox.account().openKfId() + ".progress");
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return directory.resolve("output");
    }

    @Override
    public void close() throws IOException {
        lines.close();
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }
}
