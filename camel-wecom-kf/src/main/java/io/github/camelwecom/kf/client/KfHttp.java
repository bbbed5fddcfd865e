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
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.Deadlines.Deadline;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * One HTTP request and its JSON answer, in bounded time and of bounded size. Knows neither access tokens nor
 * repetition.
 */
final class KfHttp {

    private static final int MOST_BELIEVED = 1 << 20;
    private static final String SERVER_TIME = "serverTime";

    private final HttpClient httpClient;
    private final URI baseUri;
    private final HttpLimits limits;
    private final Deadlines deadlines;
    private final RequestConfig requestConfig;
    private final WatchedCalls calls;
    private final KnownSecrets secrets = new KnownSecrets();
    /** Of each operation, by its path. */
    private final Map<String, URI> addresses = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param httpClient built with {@link #prepare}; its connect timeout, TLS, proxy and pool are its owner's affair
     * @param baseUri    scheme, host and port of the platform, such as {@code https://qyapi.weixin.qq.com}
     * @param limits     what one request may take
     * @param deadlines  ends requests that take too long
     * @param listener   is told how each ended
     */
    KfHttp(HttpClient httpClient, URI baseUri, HttpLimits limits, Deadlines deadlines, CallListener listener) {
        this.httpClient = httpClient;
        this.baseUri = baseUri;
        this.limits = limits;
        this.deadlines = deadlines;
        this.calls = new WatchedCalls(listener);
        this.requestConfig = settingsOf(httpClient)
                // some proxies and gateways refuse requests that ask for TLS in plain HTTP (RFC 2817)
                .setProtocolUpgradeEnabled(false)
                // A redirect would carry the access token to another place.
                .setRedirectsEnabled(false)
                .setConnectionRequestTimeout(Timeout.of(limits.callTimeout()))
                .setResponseTimeout(Timeout.of(limits.responseTimeout()))
                .build();
    }

    /**
     * What requests need of their client, over what its owner sets. What may be repeated, and how often, is not the
     * client's decision; it keeps nothing that a server wants it to; and it never sees the query of a request.
     */
    static void prepare(HttpClientBuilder httpClient) {
        httpClient.disableAutomaticRetries().disableCookieManagement().setRequestExecutor(new SecretQueryExecutor());
    }

    /** What the client was set up with, such as its connect timeout, would else be replaced as a whole. */
    private static RequestConfig.Builder settingsOf(HttpClient httpClient) {
        return httpClient instanceof Configurable configurable && configurable.getConfig() != null
                ? RequestConfig.copy(configurable.getConfig())
                : RequestConfig.custom();
    }

    HttpLimits limits() {
        return limits;
    }

    /** What no text from outside may be quoted with. Learns from the queries of requests. */
    KnownSecrets secrets() {
        return secrets;
    }

    /** Refuses requests from now on; whose the HTTP client is closes that afterwards. */
    void close() {
        closed = true;
    }

    /** Asks without a body. */
    ObjectNode get(String operation, String path, NameValuePair... query) {
        return exchange(operation, request(Method.GET, path), limits.callTimeout(), query);
    }

    /** Sends a JSON body. */
    ObjectNode send(String operation, Method method, String path, byte[] json, NameValuePair... query) {
        HttpUriRequestBase request = request(method, path);
        request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return exchange(operation, request, limits.callTimeout(), query);
    }

    /** Sends a file, which may take longer than other calls. */
    ObjectNode upload(String operation, String path, HttpEntity file, Duration timeLimit, NameValuePair... query) {
        HttpUriRequestBase request = request(Method.POST, path);
        request.setEntity(file);
        return exchange(operation, request, timeLimit, query);
    }

    /**
     * Fetches a file, which may take longer than other calls.
     *
     * @param content reads the file
     * @param range   the part of the file to fetch, {@code null} for all of it
     */
    <T> T download(
            String operation, String path, String range, Duration timeLimit, HttpClientResponseHandler<T> content,
            NameValuePair... query) {
        HttpUriRequestBase request = request(Method.GET, path);
        if (range != null) {
            request.setHeader(HttpHeaders.RANGE, range);
            // a range of a compressed file would count the bytes of that
            request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        return calls.make(operation, () -> exchange(
                operation, request, timeLimit, (response, givenUp) -> content.handleResponse(response), query));
    }

    /** What the head of any answer says of the time, without asking for anything that needs credentials. */
    Optional<Instant> serverTime() {
        return exchange(SERVER_TIME, request(Method.HEAD, ""), limits.callTimeout(), (response, givenUp) -> {
            requireWayThrough(response.getCode());
            return Optional.ofNullable(DateUtils.parseStandardDate(response, HttpHeaders.DATE));
        });
    }

    /** What answers so is no server, but a proxy or a gateway before it. */
    private static void requireWayThrough(int status) {
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED || status >= HttpStatus.SC_SERVER_ERROR) {
            throw WecomKfException.badAnswer(SERVER_TIME, ErrorCategory.RETRYABLE, "the answer is HTTP " + status, status);
        }
    }

    private ObjectNode exchange(String operation, HttpUriRequestBase request, Duration timeLimit, NameValuePair... query) {
        return calls.make(operation, () -> exchange(operation, request, timeLimit, this::read, query).orThrow(operation));
    }

    private <T> T exchange(
            String operation, HttpUriRequestBase request, Duration timeLimit, Reader<T> reader, NameValuePair... query) {
        requireOpen(operation, null);
        secrets.remember(query);
        request.setConfig(requestConfig);
        AtomicBoolean overdue = new AtomicBoolean();
        Deadline deadline = abortAtDeadline(operation, request, timeLimit, overdue);
        try {
            return httpClient.execute(request, SecretQueryExecutor.context(query),
                    response -> readOrAbort(request, reader, response, overdue::get));
        } catch (AnswerTooLargeException e) {
            throw new WecomKfException(
                    operation, ErrorCategory.CALLER,
                    "the answer is larger than " + limits.maxAnswerBytes() + " bytes; ask for less", null);
        } catch (IllegalStateException e) {
            // The pool of connections may be closed by now.
            requireOpen(operation, e);
            throw e;
        } catch (IOException e) {
            throw overdue.get() ? overdue(operation, timeLimit, e) : disconnected(operation, e);
        } finally {
            deadline.close();
        }
    }

    /** To close an answer that is not read to its end would be to read on. */
    private static <T> T readOrAbort(
            HttpUriRequestBase request, Reader<T> reader, ClassicHttpResponse response, BooleanSupplier givenUp)
            throws IOException, HttpException {
        boolean read = false;
        try {
            T content = reader.read(response, givenUp);
            read = true;
            return content;
        } finally {
            if (!read) {
                request.abort();
            }
        }
    }

    private void requireOpen(String operation, IllegalStateException failure) {
        if (closed) {
            throw new WecomKfException(operation, ErrorCategory.RETRYABLE, "the client is closed", failure);
        }
    }

    /** The response timeout ends silence; a server that sends a byte now and then is ended by this. */
    private Deadline abortAtDeadline(
            String operation, HttpUriRequestBase request, Duration timeLimit, AtomicBoolean overdue) {
        try {
            return deadlines.in(timeLimit, () -> {
                overdue.set(true);
                request.abort();
            });
        } catch (RejectedExecutionException e) {
            throw new WecomKfException(operation, ErrorCategory.RETRYABLE, "the client is stopped", e);
        }
    }

    private Answer read(ClassicHttpResponse response, BooleanSupplier givenUp) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] body = entity == null ? new byte[0] : body(entity);
        return Answer.of(response, body, secrets, givenUp);
    }

    /** A server may promise more than it sends, so that not each length is believed. */
    private byte[] body(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        if (length > limits.maxAnswerBytes()) {
            throw new AnswerTooLargeException();
        }
        InputStream content = entity.getContent();
        if (length >= 0 && length <= MOST_BELIEVED) {
            byte[] body = new byte[(int) length];
            int read = content.readNBytes(body, 0, body.length);
            return read == body.length ? body : Arrays.copyOf(body, read);
        }
        byte[] body = content.readNBytes(limits.maxAnswerBytes() + 1);
        if (body.length > limits.maxAnswerBytes()) {
            throw new AnswerTooLargeException();
        }
        return body;
    }

    /** What came in the place of a file, whose beginning was read. */
    Answer answer(ClassicHttpResponse response, byte[] beginning) throws IOException {
        return Answer.of(response, beginning, secrets, () -> false);
    }

    private WecomKfException overdue(String operation, Duration timeLimit, IOException e) {
        return new WecomKfException(
                operation, ErrorCategory.RETRYABLE,
                "no complete answer from " + place() + " within " + timeLimit.toMillis() + " ms", quotesAnswer(e) ? null : e);
    }

    private WecomKfException disconnected(String operation, IOException e) {
        if (quotesAnswer(e)) {
            return new WecomKfException(
                    operation, ErrorCategory.RETRYABLE,
                    "what came from " + place() + " is not HTTP (" + e.getClass().getSimpleName() + ")", null);
        }
        String reason = e.getClass().getSimpleName() + ": " + e.getMessage();
        String quoted = secrets.quoted(reason);
        return new WecomKfException(
                operation, ErrorCategory.RETRYABLE, "no answer from " + place() + " (" + quoted + ")" + whatToCheck(e),
                quoted.equals(reason) ? e : null);
    }

    /** Where nobody was reached at all, waiting may not be enough. */
    private static String whatToCheck(IOException e) {
        boolean isUnreached = e instanceof UnknownHostException || e instanceof ConnectException
                || e instanceof NoRouteToHostException || e instanceof ConnectTimeoutException;
        return isUnreached ? "; check baseUri, DNS, proxy and firewall" : "";
    }

    /** The text of these holds a piece of the answer, which may be what a customer wrote. */
    private static boolean quotesAnswer(IOException e) {
        return e instanceof ClientProtocolException || e instanceof MalformedChunkCodingException;
    }

    private String place() {
        return baseUri.getScheme() + "://" + baseUri.getAuthority();
    }

    private HttpUriRequestBase request(Method method, String path) {
        return new HttpUriRequestBase(method.name(), addresses.computeIfAbsent(path, this::address));
    }

    private URI address(String path) {
        try {
            return new URIBuilder(baseUri).appendPath("cgi-bin").appendPath(path).build();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The address of " + path + " can not be built", e);
        }
    }

    @FunctionalInterface
    private interface Reader<T> {

        /** @param givenUp whether nobody waits for it any longer */
        T read(ClassicHttpResponse response, BooleanSupplier givenUp) throws IOException, HttpException;
    }

    private static final class AnswerTooLargeException extends IOException {
    }
}
