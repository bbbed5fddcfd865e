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
package io.github.camelwecom.kf.sandbox;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static org.awaitility.Awaitility.await;

/** The sandbox as it is started from a command line: a process of its own. */
final class SandboxProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    /** With these arguments; does not wait for anything. */
    SandboxProcess(String... args) {
        List<String> command = new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                        System.getProperty("java.class.path"), KfSandboxStandalone.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        reader = new Thread(this::read, "reads a sandbox's console");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader console = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            console.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(closed: " + e.getMessage() + ")");
        }
    }

    /** Where it can be reached, once it is up. */
    URI baseUri() {
        return URI.create(told("base URI"));
    }

    /** What it told about a setting. */
    String told(String setting) {
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> lines.stream().anyMatch(line -> line.contains("Ctrl-C")) || !process.isAlive());
        return lines.stream().filter(line -> line.strip().startsWith(setting)).findFirst()
                .map(line -> line.strip().substring(setting.length()).strip())
                .orElseThrow(() -> new AssertionError(setting + " is not told in " + lines));
    }

    /** What it has said so far. */
    List<String> lines() {
        return lines;
    }

    /** As if somebody typed it. */
    void type(String line) {
        BufferedWriter keyboard = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        try {
            keyboard.write(line);
            keyboard.newLine();
            keyboard.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its exit code, when it has ended by itself; what it said is complete then. */
    int end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("It goes on: " + lines);
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As Ctrl-C does. */
    void interrupt() {
        process.destroy();
        end();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
