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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The largest file there can be, through the steps of a route and back to the platform, in a JVM that has a third of
 * its size as heap.
 */
@Tag("slow")
class LargeMediaTest {

    private static final int MIB = 1024 * 1024;
    private static final long SIZE = 200L * MIB;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final int MINUTES = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong uploaded = new AtomicLong();
    private HttpServer platform;

    @TempDir
    Path directory;

    /** The sandbox has no room for such a file. */
    @BeforeEach
    void start() throws IOException {
        platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.setExecutor(threads);
        answer("gettoken", request -> json(request, "{\"errcode\":0,\"access_token\":\"T\",\"expires_in\":7200}"));
        answer("media/get", LargeMediaTest::give);
        answer("media/upload", this::take);
        answer("kf/send_msg", request -> json(request, "{\"errcode\":0,\"msgid\":\"1\"}"));
        platform.start();
    }

    private void answer(String path, HttpHandler handler) {
        platform.createContext("/cgi-bin/" + path, request -> {
            try (request) {
                handler.handle(request);
            }
        });
    }

    @AfterEach
    void stop() {
        platform.stop(0);
        threads.shutdownNow();
    }

    @Test
    void twoHundredMegabytesPassThroughAHeapOfSixtyFour() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("temporary"));
        Path output = directory.resolve("output");

        Process application = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
                LargeMediaApplication.class.getName(), "http://127.0.0.1:" + platform.getAddress().getPort(),
                directory.toString()).redirectErrorStream(true).redirectOutput(output.toFile()).start();

        assertThat(application.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(application.exitValue()).as(Files.readString(output)).isZero();
        assertThat(directory.resolve("film.mp4")).hasSize(SIZE);
        assertThat(uploaded).hasValueBetween(SIZE, SIZE + 1000);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(file -> file.toFile().length() >= MIB)).isEmpty();
        }
    }

    private static void give(HttpExchange request) throws IOException {
        Matcher range = RANGE.matcher(String.valueOf(request.getRequestHeaders().getFirst("Range")));
        if (!range.matches()) {
            json(request, "{\"errcode\":830002,\"errmsg\":\"use Range\"}");
            return;
        }
        long first = Long.parseLong(range.group(1));
        long last = Math.min(Long.parseLong(range.group(2)), SIZE - 1);
        request.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"film.mp4\"");
        request.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + last + "/" + SIZE);
        request.sendResponseHeaders(206, last - first + 1);
        byte[] block = new byte[MIB];
        try (OutputStream out = request.getResponseBody()) {
            for (long left = last - first + 1; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(block.length, left));
            }
        }
    }

    private void take(HttpExchange request) throws IOException {
        uploaded.addAndGet(request.getRequestBody().transferTo(OutputStream.nullOutputStream()));
        json(request, "{\"errcode\":0,\"type\":\"file\",\"media_id\":\"M2\",\"created_at\":\"1\"}");
    }

    private static void json(HttpExchange request, String text) throws IOException {
        request.getRequestBody().readAllBytes();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        request.getResponseHeaders().set("Content-Type", "application/json");
        request.sendResponseHeaders(200, body.length);
        request.getResponseBody().write(body);
    }
}
