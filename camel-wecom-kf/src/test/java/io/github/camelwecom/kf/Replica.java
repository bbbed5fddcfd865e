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
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.sandbox.KfSandbox;

/**
 * A {@link ReplicaApplication} in a process of its own, which can be killed, frozen, and ended in order.
 */
final class Replica implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name = "node-" + COUNT.incrementAndGet();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Process process;

    /** @param clockAhead how wrong its clock is */
    Replica(Duration clockAhead, KfSandbox sandbox, String databaseUrl, Path log, Path output, Duration silence)
                                                                                                                 throws IOException {
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ReplicaApplication.class.getName(), sandbox.baseUri().toString(),
                sandbox.corpId(), sandbox.secret(), sandbox.token(), sandbox.encodingAesKey(), databaseUrl, log.toString(),
                name, Long.toString(silence.toMillis()), clockAhead.toString()).redirectErrorStream(true).start();
        Thread reader = new Thread(() -> read(output), name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Path output) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(ReplicaApplication.PORT)) {
                    port.complete(Integer.valueOf(line.substring(ReplicaApplication.PORT.length())));
                }
                Files.writeString(output, name + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return process.isAlive() && port.isDone();
    }

    URI callbackUrl() {
        return URI.create("http://127.0.0.1:" + port.join() + "/wecom/kf/callback");
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGSTOP. */
    void freeze() throws Exception {
        signal("-STOP");
    }

    /** SIGCONT. */
    void goOn() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws Exception {
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    /** Returns whether it ended in time. */
    boolean endInOrder(Duration patience) throws Exception {
        process.getOutputStream().close();
        return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        kill();
    }
}
