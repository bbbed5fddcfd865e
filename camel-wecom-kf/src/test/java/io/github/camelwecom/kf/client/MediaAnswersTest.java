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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What a download makes of answers that are not what was asked for, as relays, caches and captive portals give them:
 * the right file, or an error that says what came.
 */
class MediaAnswersTest {

    private static final int MIB = 1024 * 1024;
    private static final long PIECE = 20L * MIB;
    private static final long SIZE = PIECE + 5;
    private static final String NAMED = "attachment; filename=\"film.mp4\"";
    private static final Answer TOO_LARGE = Answer.json("{\"errcode\":830002,\"errmsg\":\"range needed\"}");
    private static final Answer FIRST = piece(0, PIECE - 1);
    private static final Answer SECOND = piece(PIECE, SIZE - 1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private List<Answer> answers;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        AtomicInteger next = new AtomicInteger();
        server.createContext("/cgi-bin/media/get",
                request -> answers.get(Math.min(next.getAndIncrement(), answers.size() - 1)).give(request));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Answer piece(long first, long last) {
        return new Answer(206, null, "video/mp4", "bytes " + first + "-" + last + "/" + SIZE, first, last - first + 1);
    }

    private static Answer piece(String contentRange, long from, long count) {
        return new Answer(206, NAMED, "video/mp4", contentRange, from, count);
    }

    private static Answer whole(long size) {
        return new Answer(200, NAMED, "video/mp4", null, 0, size);
    }

    static Stream<Arguments> theRightFile() {
        return Stream.of(
                arguments("all at once", SIZE, List.of(whole(SIZE))),
                arguments("pieces", SIZE, List.of(TOO_LARGE, FIRST, SECOND)),
                arguments("a range that the server does not heed", SIZE, List.of(TOO_LARGE, whole(SIZE))),
                arguments("all of it as one piece, without having asked", 25L, List.of(piece("bytes 0-24/25", 0, 25))),
                arguments("the unit in capitals", 25L, List.of(TOO_LARGE, piece("Bytes 0-24/25", 0, 25))),
                arguments("a range in an answer of status 200", SIZE,
                        List.of(TOO_LARGE, FIRST.withStatus(200), SECOND.withStatus(200))),
                arguments("an empty file", 0L, List.of(whole(0))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void theRightFile(String kind, long size, List<Answer> given) {
        answers = given;
        CRC32 checksum = new CRC32();

        MediaFile file = download(new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));

        assertThat(file.length()).isEqualTo(size);
        assertThat(checksum.getValue()).isEqualTo(checksum(size));
    }

    static Stream<Arguments> noFile() {
        return Stream.of(
                arguments("a page", List.of(Answer.page("text/html; charset=utf-8", "<html>Log in</html>")), "text/html"),
                arguments("a page without a type", List.of(Answer.page(null, "<html>Log in</html>")), "its type"),
                arguments("a relay's JSON", List.of(Answer.json("{\"code\":502}")), "application/json"),
                arguments("nothing", List.of(Answer.page("image/png", "")), "image/png"),
                arguments("a type that forges a line", List.of(Answer.page("text/\u0001x\tERROR", "x")), "odd type"),
                arguments("a page in place of a piece", List.of(TOO_LARGE, FIRST, Answer.page("text/html", "?")), "text/html"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void noFile(String kind, List<Answer> given, String told) {
        answers = given;

        refused("no file came", told);
    }

    static Stream<Arguments> anotherPiece() {
        return Stream.of(
                arguments("a piece of what was asked as a whole", List.of(piece("bytes 0-9/25", 0, 10)), "bytes 0-9 of 25"),
                arguments("the whole file for the second piece", List.of(TOO_LARGE, FIRST, whole(SIZE)), "all of the file"),
                arguments("the first piece again", List.of(TOO_LARGE, FIRST, FIRST), "bytes 0-20971519"),
                arguments("a piece that says nothing", List.of(TOO_LARGE, piece(null, 0, 10)), "does not say"),
                arguments("a piece of an unknown whole", List.of(TOO_LARGE, piece("bytes 0-9/*", 0, 10)), "does not say"),
                arguments("a piece that only tells the whole", List.of(TOO_LARGE, piece("bytes */25", 0, 10)), "does not say"),
                arguments("another unit", List.of(TOO_LARGE, piece("items 0-24/25", 0, 25)), "does not say"),
                arguments("no range", List.of(TOO_LARGE, piece("bytes", 0, 25)), "does not say"),
                arguments("a range that ends before it begins", List.of(TOO_LARGE, piece("bytes 9-0/25", 0, 10)),
                        "does not say"),
                arguments("a range beyond the end", List.of(TOO_LARGE, piece("bytes 0-25/25", 0, 26)), "does not say"),
                arguments("a number too large", List.of(TOO_LARGE, piece("bytes 0-9999999999999999999/25", 0, 1)),
                        "does not say"),
                arguments("fewer bytes than told", List.of(TOO_LARGE, piece("bytes 0-24/25", 0, 20)), "has 20 bytes"),
                arguments("more bytes than told", List.of(TOO_LARGE, piece("bytes 0-24/25", 0, 26)), "has 26 bytes"),
                arguments("more than was asked", List.of(TOO_LARGE, piece(0, SIZE - 1)), "bytes 0-20971524"),
                arguments("less than was asked", List.of(TOO_LARGE, piece("bytes 0-9/25", 0, 10)), "bytes 0-9 of 25"),
                arguments("from the middle", List.of(TOO_LARGE, piece("bytes 5-24/25", 5, 20)), "bytes 5-24"),
                arguments("a piece of another file", List.of(TOO_LARGE, FIRST,
                        piece("bytes " + PIECE + "-" + SIZE + "/" + (SIZE + 1), PIECE, 6)), "of " + SIZE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anotherPiece(String kind, List<Answer> given, String told) {
        answers = given;

        refused("came", told);
    }

    private void refused(String... told) {
        assertThatThrownBy(() -> download(OutputStream.nullOutputStream())).isInstanceOfSatisfying(WecomKfException.class,
                refusal -> {
                    assertThat(refusal.getMessage()).contains(told).doesNotContainPattern("\\p{Cc}|Log in|502");
                    assertThat(refusal.getCategory()).isEqualTo(ErrorCategory.RETRYABLE);
                });
    }

    private MediaFile download(OutputStream output) {
        AccessTokenProvider tokens = new AccessTokenProvider() {
            @Override
            public String accessToken() {
                return "T";
            }

            @Override
            public void refused(String accessToken) {
                throw new AssertionError();
            }
        };
        try (KfClient client = KfClient.builder().baseUri("http://127.0.0.1:" + server.getAddress().getPort())
                .accessTokenProvider(tokens).retryPolicy(RetryPolicy.NONE).build()) {
            return client.mediaGet("M1", () -> output);
        }
    }

    /** The byte of the file at a place, which no two pieces have in common. */
    private static byte byteAt(long position) {
        return (byte) (position * 31 % 251 + position / PIECE);
    }

    private static long checksum(long size) {
        CRC32 checksum = new CRC32();
        for (long i = 0; i < size; i++) {
            checksum.update(byteAt(i));
        }
        return checksum.getValue();
    }

    /** One answer of the server: headers, and bytes of the file, or of a text instead. */
    private record Answer(int status, String disposition, String type, String contentRange, long from, long count,
            String text) {

        Answer(int status, String disposition, String type, String contentRange, long from, long count) {
            this(status, disposition, type, contentRange, from, count, null);
        }

        static Answer page(String type, String text) {
            return new Answer(200, null, type, null, 0, text.length(), text);
        }

        static Answer json(String text) {
            return page("application/json", text);
        }

        Answer withStatus(int other) {
            return new Answer(other, disposition, type, contentRange, from, count, text);
        }

        void give(HttpExchange request) throws IOException {
            header(request, "Content-Disposition", disposition);
            header(request, "Content-Type", type);
            header(request, "Content-Range", contentRange);
            request.sendResponseHeaders(status, count == 0 ? -1 : count);
            try (OutputStream out = request.getResponseBody()) {
                out.write(text == null ? content() : text.getBytes(StandardCharsets.US_ASCII));
            }
        }

        private static void header(HttpExchange request, String name, String value) {
            if (value != null) {
                request.getResponseHeaders().set(name, value);
            }
        }

        private byte[] content() {
            byte[] bytes = new byte[(int) count];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = byteAt(from + i);
            }
            return bytes;
        }
    }
}
