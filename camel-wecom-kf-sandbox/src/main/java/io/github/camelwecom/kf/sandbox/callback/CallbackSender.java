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
package io.github.camelwecom.kf.sandbox.callback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;
import io.github.camelwecom.kf.sandbox.journal.Journal;

/** Delivers callbacks over HTTP with the platform's patience: 5 seconds an attempt, three repetitions (doc/96466). */
public final class CallbackSender implements AutoCloseable {

    static final int MAX_ATTEMPTS = 4;
    private static final Duration POST_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration VERIFICATION_TIMEOUT = Duration.ofSeconds(1);

    private final Clock clock;
    private final Duration retrySpacing;
    private final CallbackFormat format;
    private volatile Observer observer = (callback, attempt, duration) -> {
    };
    private final Journal<CallbackAttempt> attempts = new Journal<>();
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kf-sandbox-callbacks");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param clock        what attempts are dated with; the waiting itself is in real time
     * @param retrySpacing how long after a failed attempt the next one goes out; the platform does not document its own
     */
    public CallbackSender(Clock clock, Duration retrySpacing, CallbackFormat format) {
        this.format = format;
        this.clock = clock;
        this.retrySpacing = retrySpacing;
    }

    /** From now on told of every attempt. */
    void observe(Observer newObserver) {
        observer = newObserver;
    }

    CallbackFormat format() {
        return format;
    }

    /**
     * Delivers in the background, each after the first attempt of the one before, repeating until an attempt is
     * answered with 200 or none is left.
     */
    public void deliver(URI callbackUrl, List<SealedCallback> inThisOrder) {
        if (!inThisOrder.isEmpty()) {
            List<SealedCallback> later = inThisOrder.subList(1, inThisOrder.size());
            attempt(callbackUrl, inThisOrder.get(0), 1).thenRun(() -> deliver(callbackUrl, later));
        }
    }

    /** Does something a little later, unless the sandbox is closed before. */
    void later(Duration delay, Runnable task) {
        if (!scheduler.isShutdown()) {
            scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** One attempt; returns when it is over. */
    public CallbackAttempt post(URI callbackUrl, SealedCallback callback) {
        return send(callbackUrl, callback, 1).join();
    }

    private CompletableFuture<Void> attempt(URI callbackUrl, SealedCallback callback, int number) {
        return send(callbackUrl, callback, number).thenAccept(attempt -> {
            if (!attempt.delivered()) {
                repeat(callbackUrl, callback, attempt);
            }
        });
    }

    private void repeat(URI callbackUrl, SealedCallback callback, CallbackAttempt failed) {
        if (failed.number() < MAX_ATTEMPTS) {
            later(retrySpacing, () -> attempt(callbackUrl, callback, failed.number() + 1));
        }
    }

    private CompletableFuture<CallbackAttempt> send(URI callbackUrl, SealedCallback callback, int number) {
        Instant time = clock.instant();
        long begin = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(callback.postUrl(callbackUrl)).timeout(POST_TIMEOUT)
                .header("Content-Type", format.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(format.body(callback))).build();
        return Shared.HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding()).handle((response, failure) -> {
            Integer status = response == null ? null : response.statusCode();
            CallbackAttempt attempt = new CallbackAttempt(
                    time, withoutQuery(callbackUrl), number, status, failure == null ? null : reason(failure));
            attempts.add(attempt);
            observer.attempted(callback, attempt, Duration.ofNanos(System.nanoTime() - begin));
            return attempt;
        });
    }

    /** Asks the application to decrypt {@code echo}, as the console does. */
    public CallbackVerification verify(URI callbackUrl, SealedCallback sealedEcho, String echo) {
        HttpRequest request
                = HttpRequest.newBuilder(sealedEcho.verificationUrl(callbackUrl)).timeout(VERIFICATION_TIMEOUT).build();
        try {
            return judge(callbackUrl, Shared.HTTP.send(request, HttpResponse.BodyHandlers.ofString()), echo);
        } catch (IOException e) {
            return CallbackVerification.refused(reason(e), CallbackDoctor.unanswered(reason(e)).at(callbackUrl));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CallbackVerification.refused("interrupted", CallbackFinding.NO_HTTP.at(callbackUrl));
        }
    }

    private static CallbackVerification judge(URI callbackUrl, HttpResponse<String> response, String echo) {
        int status = response.statusCode();
        if (status != 200) {
            return CallbackVerification.refused("HTTP status " + status + ", must be 200",
                    CallbackDoctor.answered(status).at(callbackUrl));
        }
        return response.body().equals(echo)
                ? CallbackVerification.passed(CallbackFinding.DELIVERED.at(callbackUrl))
                : CallbackVerification.refused("The body is not the decrypted echostr and nothing else",
                        CallbackFinding.NOT_DECRYPTED.at(callbackUrl));
    }

    /** All attempts, oldest first, in the order they ended. */
    public List<CallbackAttempt> attempts() {
        return attempts.entries();
    }

    private static String withoutQuery(URI url) {
        return url.toString().replaceFirst("[?#].*", "");
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpTimeoutException ? "no answer in time" : cause + root(cause);
    }

    /** The JDK's client says ConnectException whatever the matter is; what lies beneath tells. */
    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? "" : " (" + root + ")";
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    /** Told of attempts. */
    @FunctionalInterface
    interface Observer {

        void attempted(SealedCallback callback, CallbackAttempt attempt, Duration duration);
    }

    /**
     * One client for all sandboxes, made when the first callback goes out: it takes a thread and a good part of a
     * start.
     */
    private static final class Shared {

        static final HttpClient HTTP
                = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(POST_TIMEOUT).build();
    }
}
