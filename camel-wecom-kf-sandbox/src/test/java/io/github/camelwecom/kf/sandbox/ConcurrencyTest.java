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

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyTest extends SandboxTestSupport {

    private static final int THREADS = 8;
    private static final int MESSAGES = 2000;

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void issuesOneTokenToManyCallers() throws Exception {
        List<String> tokens = together(() -> client.accessToken());

        assertThat(tokens.stream().distinct()).hasSize(1);
    }

    @Test
    void neverCountsMoreThanFiveAnswers() throws Exception {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hi");

        List<Integer> errcodes
                = together(() -> TestClient.errcode(client.sendText(account, customer, "hello")));

        assertThat(errcodes.stream().filter(errcode -> errcode == 0)).hasSize(5);
        assertThat(customer.received()).hasSize(5);
    }

    @Test
    void losesNoMessageOfManyCustomers() throws Exception {
        List<List<String>> written = together(() -> {
            SandboxCustomer customer = sandbox.customer();
            return IntStream.range(0, MESSAGES).mapToObj(i -> customer.says("m" + i)).toList();
        });

        List<String> pulled = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < THREADS * MESSAGES / 1000; i++) {
            JsonNode page = client.sync(account, cursor, 1000);
            page.get("msg_list").forEach(item -> pulled.add(item.get("msgid").asText()));
            cursor = page.get("next_cursor").asText();
        }
        Set<String> expected = written.stream().flatMap(List::stream).collect(Collectors.toSet());
        assertThat(pulled).hasSize(THREADS * MESSAGES);
        assertThat(new HashSet<>(pulled)).isEqualTo(expected);
    }

    private <T> List<T> together(Callable<T> task) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(IntStream.range(0, THREADS).mapToObj(i -> task).toList())) {
            results.add(future.get());
        }
        return results;
    }
}
