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
package io.github.camelwecom.kf.neighbours;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The cluster of the documentation. */
@Tag("once")
@Tag("slow")
class ClusterTest {

    private static final Pattern ANSWER
            = Pattern.compile("(?<message>\\d+): read by (?<reader>node-\\d), answered by (?<answerer>node-\\d)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path directory;
    @AutoClose
    private static Cluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = Cluster.start(directory);
    }

    @Test
    void whenTheReaderIsKilledAnotherNodeReadsOnAndThoseThatLiveAnswer() {
        until(cluster::isUp);
        SandboxCustomer customer = cluster.sandbox().customer();
        cluster.balance();
        customer.says("1");
        until(() -> customer.received().size() == 1);
        String killed = answer(customer, 0).group("reader");
        cluster.nodes().get(killed).close();
        cluster.balance();
        customer.says("2");
        until(() -> customer.received().size() == 2);

        assertThat(IntStream.range(0, 2).mapToObj(number -> answer(customer, number).group("message")))
                .containsExactly("1", "2");
        assertThat(answer(customer, 1).group("reader")).isNotEqualTo(killed);
        assertThat(answer(customer, 1).group("answerer")).isNotEqualTo(killed);
    }

    /** Needs no cluster, but its PostgreSQL. */
    @Nested
    class CallbackRepository extends CallbackRepositoryContract {

        @Override
        DataSource database() {
            return cluster.database();
        }
    }

    private static Matcher answer(SandboxCustomer customer, int number) {
        Matcher answer = ANSWER.matcher(customer.received().get(number).text());
        assertThat(answer.matches()).as(customer.received().get(number).text()).isTrue();
        return answer;
    }

    private static void until(BooleanSupplier condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(condition::getAsBoolean);
    }
}
