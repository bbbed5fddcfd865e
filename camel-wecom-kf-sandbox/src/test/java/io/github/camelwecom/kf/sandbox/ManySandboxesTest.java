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
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ManySandboxesTest {

    private static final int TESTS = 200;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void twoHundredTestsAtOnceHaveOneEach() throws Exception {
        CountDownLatch allStarted = new CountDownLatch(TESTS);
        ExecutorService threads = Executors.newFixedThreadPool(TESTS);
        try {
            List<Future<String>> tests = new ArrayList<>();
            for (int i = 0; i < TESTS; i++) {
                tests.add(threads.submit(() -> test(allStarted)));
            }
            List<String> corps = new ArrayList<>();
            for (Future<String> test : tests) {
                corps.add(test.get());
            }
            assertThat(corps).doesNotHaveDuplicates().hasSize(TESTS);
        } finally {
            threads.shutdownNow();
        }
    }

    /** None ends before all have begun; each is asked by nobody but its own test. */
    private String test(CountDownLatch allStarted) throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            allStarted.countDown();
            allStarted.await();
            sandbox.customer("ann").says("hello");
            URI token = URI.create(
                    sandbox.baseUri() + "/cgi-bin/gettoken?corpid=" + sandbox.corpId() + "&corpsecret=" + sandbox.secret());
            assertThat(client.send(HttpRequest.newBuilder(token).build(), BodyHandlers.ofString()).body())
                    .contains("\"errcode\":0");
            assertThat(sandbox.journal("gettoken")).hasSize(1);
            return sandbox.corpId();
        }
    }
}
