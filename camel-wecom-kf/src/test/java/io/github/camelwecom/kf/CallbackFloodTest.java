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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody sends 100,000 callbacks that are not genuine, to an application in a process of its own, whose memory nobody
 * else uses.
 */
@Tag("slow")
@Tag("once")
class CallbackFloodTest {

    private static final int BAD_ONES = 100_000;
    private static final int SENDERS = 4;
    private static final int BAD_ONES_FOR_EACH_GOOD_ONE = 500;
    /** A hundred bytes left behind by each would be this. */
    private static final long FLAT = 100L * BAD_ONES;
    private static final int PATIENCE_SECONDS = 60;
    private static final String NEWS = "<xml><Event>kf_msg_or_event</Event><OpenKfId>wk1</OpenKfId></xml>";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private KfSandbox sandbox;
    private URI callbackUrl;

    @Test
    void leavesMemoryFlatAndTheLogSmallAndGenuineCallbacksServed() throws Exception {
        try (KfSandbox platform = KfSandbox.start()) {
            sandbox = platform;
            try (ReportingProcess application = new ReportingProcess(
                    List.of(), List.of("-XX:+UseSerialGC"), log::add, FloodedApplication.class, sandbox.corpId(),
                    sandbox.token(),
                    sandbox.encodingAesKey())) {
                callbackUrl = application.callbackUrl();
                leavesMemoryFlatAndTheLogSmallAndGenuineCallbacksServed(application);
            }
        }
    }

    private void leavesMemoryFlatAndTheLogSmallAndGenuineCallbacksServed(ReportingProcess application) throws Exception {
        SealedCallback overheard = sandbox.seal(NEWS);
        assertThat(status(overheard, overheard.xmlBody())).isEqualTo(200);
        flood(BAD_ONES / 10, overheard);
        long heapBefore = Figures.of(application.figures()).heap();
        flood(BAD_ONES, overheard);
        Figures after = Figures.of(application.figures());

        System.out.printf("Heap before %d bad callbacks: %d KiB, after: %d KiB, %d log lines%n", BAD_ONES,
                heapBefore / 1024, after.heap() / 1024, log.size());
        assertThat(after.heap() - heapBefore).isLessThan(FLAT);
        assertThat(log).isNotEmpty().hasSizeLessThan(100);
        int sent = BAD_ONES + BAD_ONES / 10;
        long good = 1 + sent / BAD_ONES_FOR_EACH_GOOD_ONE;
        assertThat(after.accepted()).isEqualTo(good);
        assertThat(after.refusedOrRepeated()).isGreaterThanOrEqualTo(sent);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> Figures.of(application.figures()).arrived() == good);
    }

    private void flood(int count, SealedCallback overheard) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int sender = 0; sender < SENDERS; sender++) {
                sending.add(senders.submit(() -> sendBadOnes(count / SENDERS, overheard)));
            }
            for (Future<?> sender : sending) {
                sender.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    private Void sendBadOnes(int count, SealedCallback overheard) throws Exception {
        for (int i = 1; i <= count; i++) {
            sendBadOne(i, overheard);
            if (i % BAD_ONES_FOR_EACH_GOOD_ONE == 0) {
                SealedCallback genuine = sandbox.seal(NEWS);
                assertThat(status(genuine, genuine.xmlBody())).isEqualTo(200);
            }
        }
        return null;
    }

    private void sendBadOne(int number, SealedCallback overheard) throws Exception {
        String timestamp = overheard.timestamp();
        switch (number % 8) {
            case 0 -> assertThat(status(overheard, overheard.xmlBody())).isEqualTo(200);
            case 1 -> assertThat(status(overheard, "no envelope")).isEqualTo(400);
            case 2 -> assertThat(status(forged(overheard, "1", "nonce"), overheard.xmlBody())).isEqualTo(403);
            case 3 -> assertThat(status(forged(overheard, timestamp, ""), overheard.xmlBody())).isEqualTo(400);
            case 4 -> assertThat(status(overheard, " ".repeat(70_000))).isEqualTo(413);
            default -> assertThat(status(forged(overheard, timestamp, "nonce" + number), overheard.xmlBody())).isEqualTo(403);
        }
    }

    /** Not signed again. */
    private static SealedCallback forged(SealedCallback overheard, String timestamp, String nonce) {
        return new SealedCallback(
                overheard.signature(), timestamp, nonce, overheard.toUserName(), overheard.encrypted());
    }

    private int status(SealedCallback callback, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(callback.postUrl(callbackUrl))
                .POST(BodyPublishers.ofString(body)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // the server closed the connection just when it was used again
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private record Figures(long heap, long accepted, long refusedOrRepeated, long arrived) {

        static Figures of(long[] numbers) {
            return new Figures(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
    }
}
