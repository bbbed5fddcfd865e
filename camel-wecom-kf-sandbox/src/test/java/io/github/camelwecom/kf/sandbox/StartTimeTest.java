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

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long a sandbox takes to start, as README says it; with {@code -Dsandbox.measure=true}, for a machine that is busy
 * with something else would tell nothing.
 */
@EnabledIfSystemProperty(named = "sandbox.measure", matches = "true")
class StartTimeTest {

    private static final int MANY = 200;

    @Test
    void isShortEnoughForASandboxInEachTest() throws Exception {
        Process fresh = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), StartTimeTest.class.getName()).redirectErrorStream(true).start();
        String said = new String(fresh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Integer> millis = said.lines().filter(line -> line.matches("\\d+")).map(Integer::valueOf).toList();

        assertThat(millis).as(said).hasSize(5);
        System.out.println(
                "first, about the hundredth, 200 at once each, 10,000 messages without and with a page: " + millis + " ms");
        assertThat(millis.get(0)).isLessThan(1000);
        assertThat(millis.get(1)).isLessThanOrEqualTo(20);
    }

    /** In a JVM of its own, where nothing is loaded yet. */
    public static void main(String[] args) {
        System.out.println(millis(() -> KfSandbox.start().close()));
        for (int i = 0; i < 94; i++) {
            KfSandbox.start().close();
        }
        System.out
                .println(IntStream.range(0, 10).mapToLong(i -> millis(() -> KfSandbox.start().close())).sorted().toArray()[5]);
        List<KfSandbox> many = new ArrayList<>();
        System.out.println(millis(() -> {
            for (int i = 0; i < MANY; i++) {
                many.add(KfSandbox.start());
            }
        }) / MANY);
        many.forEach(KfSandbox::close);
        try (KfSandbox sandbox = KfSandbox.start()) {
            says(sandbox, 30_000);
            System.out.println(millis(() -> says(sandbox, 10_000)));
            HttpRequest events = HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/sandbox/events")).build();
            HttpClient.newHttpClient().sendAsync(events, HttpResponse.BodyHandlers.discarding());
            says(sandbox, 10_000);
            System.out.println(millis(() -> says(sandbox, 10_000)));
        }
        System.exit(0);
    }

    private static void says(KfSandbox sandbox, int times) {
        SandboxCustomer customer = sandbox.customer();
        for (int i = 0; i < times; i++) {
            customer.says("hi");
        }
    }

    private static long millis(Runnable task) {
        long begin = System.nanoTime();
        task.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
