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
package io.github.camelwecom.kf.benchmark.contender;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.benchmark.platform.HttpMessage;

/**
 * The platform's end of many callbacks, in a JVM of its own: each connection sends the next when the last was answered.
 * Says when it begins to count, and what it has counted.
 */
final class CallbackLoad {

    static final String BEGIN = "begin";
    static final String END = "end ";
    /** The callbacks of a second, far more than anybody takes: nobody gets one twice. */
    private static final int MOST_PER_SECOND = 26_000;
    /** Of the time to warm up, for so long only a few connections are there. */
    private static final int FEW_PERCENT = 75;

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<byte[]> requests;
    private final int port;

    private CallbackLoad(int port, List<byte[]> requests) {
        this.port = port;
        this.requests = requests;
    }

    /** @param args port, path, account, connections, how long to warm up, how long to count */
    public static void main(String[] args) throws Exception {
        Duration warmUp = Duration.parse(args[4]);
        Duration measured = Duration.parse(args[5]);
        News news = new News(args[2], args[1]);
        int number = (int) (MOST_PER_SECOND * warmUp.plus(measured).toMillis() / 1000) + MOST_PER_SECOND;
        List<byte[]> requests = IntStream.range(0, number).parallel().mapToObj(news::request).toList();
        new CallbackLoad(Integer.parseInt(args[0]), requests).run(Integer.parseInt(args[3]), warmUp, measured);
    }

    private void run(int connections, Duration warmUp, Duration measured) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + warmUp.plus(measured).toNanos();
            List<Future<?>> all = new ArrayList<>();
            // more at first would leave the server's compiler no processor for most of a minute
            int few = Math.min(connections, Runtime.getRuntime().availableProcessors());
            long alone = warmUp.toMillis() * FEW_PERCENT / 100;
            addTo(all, few, threads, end);
            Thread.sleep(alone);
            addTo(all, connections - few, threads, end);
            Thread.sleep(warmUp.toMillis() - alone);
            int before = answered.get();
            System.out.println(BEGIN);
            for (Future<?> one : all) {
                one.get();
            }
            System.out.println(END + (answered.get() - before));
        } finally {
            threads.shutdownNow();
        }
    }

    private void addTo(List<Future<?>> all, int number, ExecutorService threads, long end) {
        for (int i = 0; i < number; i++) {
            all.add(threads.submit(() -> send(end)));
        }
    }

    private Void send(long end) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
             InputStream input = new BufferedInputStream(socket.getInputStream());
             OutputStream output = socket.getOutputStream()) {
            socket.setTcpNoDelay(true);
            while (System.nanoTime() < end) {
                output.write(requests.get(next.getAndIncrement() % requests.size()));
                HttpMessage answer = HttpMessage.read(input);
                if (answer == null || !answer.firstLine().contains(" 200 ")) {
                    throw new IllegalStateException("A callback was refused: " + answer);
                }
                answered.incrementAndGet();
            }
        }
        return null;
    }
}
