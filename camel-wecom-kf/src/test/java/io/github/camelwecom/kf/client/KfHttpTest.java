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

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;

import com.github.tomakehurst.wiremock.http.Fault;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.github.camelwecom.kf.client.RawServer.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KfHttpTest {

    private static final String TOKEN = "TOKEN-never-shown";
    private static final String WORDS = "WORDS-never-shown";
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final HttpLimits PATIENT = new HttpLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 1 << 20);
    private static final HttpLimits IMPATIENT = new HttpLimits(SHORT, Duration.ofSeconds(30), 1 << 20);
    private static final HttpLimits HURRIED = new HttpLimits(Duration.ofSeconds(30), SHORT, 1 << 20);
    private static final long BOUND_MILLIS = 10_000;
    /** The limit of {@link #PATIENT}, and what may wait in the buffers of sockets. */
    private static final long MOST_ON_THE_WAY = 32 << 20;

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    @Test
    void namesThePlaceWhereNobodyListens() throws IOException {
        URI closed;
        WecomKfException e;
        // bound, so that nobody else gets the port, and not listening
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            closed = URI.create("http://127.0.0.1:" + bound.getLocalPort());
            e = failure(closed, IMPATIENT);
        }

        assertThat(e).hasMessageContainingAll("sendMsg failed", "no answer from " + closed, "refused", "Try again");
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.RETRYABLE);
        assertThat(e.getErrcode()).isNull();
        assertThat(e.getHttpResponseCode()).isZero();
    }

    @Test
    void givesUpAServerThatIsSilentTooLong() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> forever())) {
            assertThat(failure(server.uri(), IMPATIENT)).hasMessageContainingAll("no answer from", "timed out");
        }
    }

    @Test
    void givesUpAServerThatNeverAnswersAtTheDeadline() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> forever())) {
            assertThat(failure(server.uri(), HURRIED)).hasMessageContainingAll("no complete answer", "within 700 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "HTTP/1.1 200 OK\r\nX-Drip: ", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" })
    void givesUpAServerThatDripsAtTheDeadline(String beginning) throws IOException {
        try (RawServer server = new RawServer((connection, out) -> {
            out.write(ascii(beginning));
            drip(out, beginning.contains("chunked") ? "1\r\n \r\n" : " ");
        })) {
            assertThat(failure(server.uri(), new HttpLimits(Duration.ofSeconds(5), SHORT, 1 << 20)))
                    .hasMessageContainingAll("no complete answer", "within 700 ms");
        }
    }

    @Test
    void givesUpAConnectionThatIsNotAcceptedAtTheDeadline() throws IOException {
        try (DeafServer server = new DeafServer()) {
            assertThat(failure(server.uri(), HURRIED)).hasMessageContaining("no complete answer");
        }
    }

    @Test
    void isOfUseAfterADeadline() throws IOException {
        platform.stub(any(urlPathEqualTo("/cgi-bin/slow")).willReturn(KfPlatform.ok().withFixedDelay(3000)));
        platform.stub(any(urlPathEqualTo("/cgi-bin/quick")).willReturn(KfPlatform.ok()));
        KfHttp http = platform.http(platform.uri(), HURRIED);

        assertThatThrownBy(() -> http.get("op", "slow")).isInstanceOf(WecomKfException.class);
        assertThat(http.get("op", "quick").path("errmsg").asText()).isEqualTo("ok");
    }

    @Test
    void reportsAnAnswerThatIsCutShort() throws IOException {
        try (RawServer server = new RawServer(
                (connection, out) -> out.write(
                        ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"errcode\":0")))) {
            assertThat(failure(server.uri(), IMPATIENT)).hasMessageContaining("no answer from");
        }
    }

    @Test
    void reportsAConnectionThatIsReset() throws IOException {
        try (RawServer server = new RawServer((connection, out) -> connection.setSoLinger(true, 0))) {
            assertThat(failure(server.uri(), IMPATIENT)).hasMessageContainingAll("no answer from", "Try again");
        }
    }

    /** To close it would be to read on, as long as it goes. */
    @ParameterizedTest
    @ValueSource(strings = {
            "HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n",
            "HTTP/1.1 500 Error\r\nContent-Length: 99999999999\r\n\r\n" })
    void endsTheConnectionOfAnAnswerWithoutEnd(String head) throws Exception {
        AtomicLong written = new AtomicLong();
        CountDownLatch ended = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, out) -> {
            try {
                out.write(ascii(head));
                byte[] block = new byte[8192];
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(block);
                    written.addAndGet(block.length);
                }
            } finally {
                ended.countDown();
            }
        })) {
            WecomKfException e = failure(server.uri(), PATIENT);

            assertThat(e).hasMessageContaining("larger than 1048576 bytes");
            assertThat(e.getCategory()).isEqualTo(ErrorCategory.CALLER);
            assertThat(ended.await(BOUND_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            assertThat(written).hasValueLessThan(MOST_ON_THE_WAY);
        }
    }

    /** A file, or an error in its place, is no better. */
    @ParameterizedTest
    @ValueSource(ints = { 200, 403 })
    void endsTheConnectionOfAFileThatIsNotReadToItsEnd(int status) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawServer server = new RawServer((connection, out) -> {
            try {
                out.write(ascii("HTTP/1.1 " + status + " X\r\nContent-Length: 99999999999\r\n\r\n"));
                byte[] block = new byte[8192];
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(block);
                }
            } finally {
                ended.countDown();
            }
        })) {
            assertThatThrownBy(() -> platform.http(server.uri(), PATIENT).download(
                    "mediaGet", "media/get", null, Duration.ofMinutes(1), response -> {
                        response.getEntity().getContent().readNBytes(100);
                        throw new WecomKfException("mediaGet", ErrorCategory.CALLER, "enough", null);
                    })).hasMessageContaining("enough");
            assertThat(ended.await(BOUND_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void anAnswerThatThereIsNoTimeToReadIsLate() throws IOException {
        AtomicReference<Runnable> deadline = new AtomicReference<>();
        Deadlines ours = (time, end) -> {
            deadline.set(end);
            return () -> deadline.set(null);
        };
        byte[] answer = ("{\"errcode\":0,\"a\":[" + "1,".repeat(100_000) + "1]}").getBytes(StandardCharsets.US_ASCII);
        try (CloseableHttpClient client = HttpClients.custom().addExecInterceptorFirst("answer", (request, scope, chain) -> {
            ClassicHttpResponse response = new BasicClassicHttpResponse(200);
            response.setEntity(new InputStreamEntity(new ByteArrayInputStream(answer) {
                @Override
                public void close() {
                    // not a part of reading
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int count = super.read(target, offset, length);
                    if (count < 0) {
                        // all is there, and nothing of it is read yet
                        deadline.get().run();
                    }
                    return count;
                }
            }, ContentType.APPLICATION_JSON));
            return response;
        }).build()) {
            KfHttp http = new KfHttp(client, platform.uri(), PATIENT, ours, CallListener.NONE);

            assertThatThrownBy(() -> http.get("accountList", "kf/account/list")).isInstanceOf(WecomKfException.class)
                    .hasMessageContainingAll("no complete answer", "within 60000 ms");
        }
        assertThat(deadline).as("the deadline is closed").hasNullValue();
    }

    @Test
    void countsTheBytesOfAnAnswerAfterDecompression() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[8 << 20]);
        }
        platform.stub(any(anyUrl()).willReturn(
                aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb.toByteArray())));

        assertThat(failure(platform.uri(), PATIENT)).hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            WORDS + "\r\n\r\n", "HTTP/1.1 " + WORDS + "\r\n\r\n", "HTTP/1.1 200 OK\r\n" + WORDS + "\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + WORDS + "\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + WORDS + "\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Length: " + WORDS + "\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Encoding: " + WORDS + "\r\nContent-Length: 1\r\n\r\nx" })
    void quotesNothingOfAnAnswerThatIsNotHttp(String answer) throws IOException {
        try (RawServer server = new RawServer((connection, out) -> out.write(ascii(answer)))) {
            assertThat(failure(server.uri(), IMPATIENT).getCategory()).isEqualTo(ErrorCategory.RETRYABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "X-More: y\r\n" })
    void readsNoMoreThanTheLimitOfHeadersWithoutEnd(String piece) throws IOException {
        try (RawServer server = new RawServer((connection, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\n"));
            while (!Thread.currentThread().isInterrupted()) {
                out.write(ascii(piece.repeat(1000)));
            }
        })) {
            assertThat(failure(server.uri(), new HttpLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), 1 << 20)))
                    .hasMessageContaining("MessageConstraintException");
        }
    }

    @Test
    void readsJsonOnlySoDeep() {
        platform.stub(
                any(anyUrl()).willReturn(aResponse().withBody("{\"a\":" + "[".repeat(400_000) + "]".repeat(400_000) + "}")));

        assertThat(failure(platform.uri(), IMPATIENT)).hasMessageContaining("JSON deeper");
    }

    @Test
    void putsDownNoMoreOfAFileThanThePlatformKeeps() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i <= MediaTransfer.MAX_FILE_BYTES >> 20; i++) {
                gzip.write(megabyte);
            }
        }
        platform.stub(any(anyUrl()).willReturn(aResponse().withHeader("Content-Encoding", "gzip")
                .withHeader("Content-Disposition", "attachment; filename=x").withBody(bomb.toByteArray())));

        assertThatThrownBy(() -> new MediaTransfer(platform.http(), Duration.ofMinutes(1))
                .download("mediaGet", "media/get", OutputStream::nullOutputStream))
                .isInstanceOf(WecomKfException.class).hasMessageContaining("more than 209715200 bytes");
    }

    @ParameterizedTest
    @CsvSource({ "500,RETRYABLE", "503,RETRYABLE", "404,PERMISSION", "407,PERMISSION", "429,QUOTA", "204,PERMISSION" })
    void sortsHttpStatuses(int status, ErrorCategory category) {
        platform.stub(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody("<html>" + WORDS)));

        WecomKfException e = failure(platform.uri(), IMPATIENT);

        assertThat(e.getCategory()).isEqualTo(category);
        assertThat(e.getHttpResponseCode()).isEqualTo(status);
        assertThat(e).hasMessageContainingAll("sendMsg failed", "HTTP " + status);
    }

    /** HttpClient would, since the body can be sent again, and cannot know what may be done twice. */
    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void sendsWhatWasRefusedForNowOnlyOnce(int status) {
        platform.stub(any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Retry-After", "1")));

        failure(platform.uri(), PATIENT);

        assertThat(platform.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER" })
    void sendsWhatGotNoAnswerOnlyOnce(Fault fault) {
        platform.stub(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        failure(platform.uri(), PATIENT);
        assertThatThrownBy(() -> platform.http().get("accountList", "kf/account/list")).isInstanceOf(WecomKfException.class);

        assertThat(platform.requests()).isEqualTo(2);
    }

    @Test
    void prefersTheErrorCodeToTheHttpStatus() {
        platform.stub(any(anyUrl()).willReturn(KfPlatform.error(48007, "no right").withStatus(403)));

        WecomKfException e = failure(platform.uri(), IMPATIENT);

        assertThat(e.getErrcode()).isEqualTo(48007);
        assertThat(e.getErrmsg()).isEqualTo("no right");
        assertThat(e.getHttpResponseCode()).isEqualTo(403);
        assertThat(e).hasMessageContainingAll("48007", "not assigned", "no right", "HTTP 403");
    }

    @Test
    void keepsALogLineOfAnErrorTextOneLine() {
        platform.stub(any(anyUrl())
                .willReturn(KfPlatform.error(48007, "a\\r\\n\\u0085\\u009b\\u20282026 ERROR forged" + "x".repeat(1000))));

        WecomKfException e = failure(platform.uri(), IMPATIENT);

        assertThat(e.getMessage()).doesNotContain("\n", "\r", "\u0085", "\u009b", "\u2028").hasSizeLessThan(800);
    }

    @ParameterizedTest
    @ValueSource(ints = { 301, 302, 303, 307, 308 })
    void followsNoRedirectWithWhatTheQueryHolds(int status) {
        platform.stub(any(anyUrl()).willReturn(
                aResponse().withStatus(status).withHeader("Location", platform.uri() + "/elsewhere")));

        assertThat(failure(platform.uri(), IMPATIENT)).hasMessageContaining("HTTP " + status);
        assertThatThrownBy(() -> platform.http().get("gettoken", "gettoken", new BasicNameValuePair("corpsecret", TOKEN)))
                .isInstanceOf(WecomKfException.class).hasMessageContaining("HTTP " + status);
        assertThat(platform.requests()).isEqualTo(2);
    }

    @Test
    void keepsThePathOfTheBaseUriAndEncodesTheQuery() {
        platform.stub(any(urlPathEqualTo("/relay/cgi-bin/kf/send_msg"))
                .withQueryParam("access_token", equalTo("a+b/c=&d e%"))
                .willReturn(KfPlatform.ok()));

        assertThat(platform.http(BaseUri.of(platform.uri() + "/relay/"), IMPATIENT)
                .send("op", Method.POST, "kf/send_msg", ascii("{}"), new BasicNameValuePair("access_token", "a+b/c=&d e%")))
                .isNotNull();
    }

    @Test
    void failsClearlyWhenItsOwnerIsStopped() throws IOException {
        ScheduledExecutorService stopped = Executors.newSingleThreadScheduledExecutor();
        stopped.shutdownNow();
        KfHttp http
                = new KfHttp(HttpClients.createMinimal(), platform.uri(), IMPATIENT, Deadlines.of(stopped), CallListener.NONE);

        assertThatThrownBy(() -> http.get("accountList", "kf/account/list"))
                .isInstanceOf(WecomKfException.class).hasMessageContainingAll("accountList", "stopped");
    }

    /** Also asserts what holds for every failure: it comes in bounded time, and shows neither token nor words. */
    private WecomKfException failure(URI uri, HttpLimits limits) {
        KfHttp http = platform.http(uri, limits);
        long start = System.nanoTime();
        WecomKfException failure = catchThrowableOfType(WecomKfException.class,
                () -> http.send("sendMsg", Method.POST, "kf/send_msg", ascii("{\"x\":\"" + WORDS + "\"}"),
                        new BasicNameValuePair("access_token", TOKEN)));
        assertThat(failure).isNotNull();
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(BOUND_MILLIS);
        assertThat(trace(failure)).doesNotContain(TOKEN, WORDS, "access_token");
        return failure;
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static void forever() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void drip(OutputStream out, String drop) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(50, TimeUnit.MILLISECONDS)) {
            out.write(ascii(drop));
            out.flush();
        }
    }
}
