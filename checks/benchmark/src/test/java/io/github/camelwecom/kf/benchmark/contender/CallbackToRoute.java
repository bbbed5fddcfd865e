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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.HttpMessage;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * How long it takes from a callback's first byte to its message, in an application that has nothing else to do.
 */
public final class CallbackToRoute implements Trial {

    /** The message is in the route of the component. */
    public static final String COMPONENT = "component";
    /** The callback was answered by an empty route, and then the page was fetched and parsed by hand. */
    public static final String BARE = "bare";
    /** Between two of them. */
    private static final int PAUSE_MILLIS = 10;

    private final BlockingQueue<Long> entered = new LinkedBlockingQueue<>();

    /** Argument: which of them. */
    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        boolean isComponent = COMPONENT.equals(arguments[0]);
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext(); CloseableHttpClient http = Peers.bareHttp()) {
            HttpServed served = HttpServed.add(context);
            context.addComponent("wecom-kf", Peers.componentWithCallbacks(platform, state));
            context.addRoutes(routes(isComponent));
            context.start();
            News news = new News(Account.live(), Peers.CALLBACK_PATH);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port());
                 InputStream input = new BufferedInputStream(socket.getInputStream());
                 OutputStream output = socket.getOutputStream()) {
                socket.setTcpNoDelay(true);
                BareCall pull = new BareCall(http, platform);
                return Figures.of(Figures.MICROS, median(effort, number -> {
                    byte[] request = news.request(number);
                    long begin = System.nanoTime();
                    output.write(request);
                    HttpMessage.read(input);
                    return (isComponent ? awaitMessage() : pull.call()) - begin;
                }));
            }
        }
    }

    private RouteBuilder routes(boolean isComponent) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (isComponent) {
                    from("wecom-kf:syncMsg?openKfId=" + Account.live()).process(exchange -> entered.add(System.nanoTime()));
                } else {
                    from("platform-http:" + Peers.CALLBACK_PATH).setBody(constant("success"));
                }
            }
        };
    }

    private long awaitMessage() throws InterruptedException {
        Long nanos = entered.poll(30, TimeUnit.SECONDS);
        if (nanos == null) {
            throw new IllegalStateException("No message came");
        }
        return nanos;
    }

    private static double median(Effort effort, OneTime one) throws Exception {
        int number = 0;
        for (long end = System.nanoTime() + effort.warmUp().toNanos(); System.nanoTime() < end;) {
            one.nanos(number++);
            TimeUnit.MILLISECONDS.sleep(1);
        }
        long[] times = new long[(int) Math.max(3, effort.measured().toMillis() / (PAUSE_MILLIS + 2))];
        for (int time = 0; time < times.length; time++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            times[time] = one.nanos(number++);
        }
        Arrays.sort(times);
        return times[times.length / 2] / 1000.0;
    }

    private interface OneTime {

        long nanos(int number) throws Exception;
    }

    private static final class BareCall {

        private final ObjectMapper mapper = new ObjectMapper();
        private final CloseableHttpClient http;
        private final HttpPost post;

        BareCall(CloseableHttpClient http, LeanPlatform platform) {
            this.http = http;
            this.post = new HttpPost(platform.baseUri() + "/cgi-bin/kf/sync_msg?access_token=t");
            post.setEntity(new StringEntity(
                    "{\"open_kfid\":\"" + Account.live()
                                            + "\",\"cursor\":\"1\",\"token\":\"t\",\"limit\":1000}",
                    ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        }

        long call() throws IOException {
            ObjectNode page = http.execute(post, answer -> {
                try (InputStream content = answer.getEntity().getContent()) {
                    return mapper.readValue(content, ObjectNode.class);
                }
            });
            if (page.path("msg_list").size() != 1) {
                throw new IllegalStateException("No message came");
            }
            return System.nanoTime();
        }
    }
}
