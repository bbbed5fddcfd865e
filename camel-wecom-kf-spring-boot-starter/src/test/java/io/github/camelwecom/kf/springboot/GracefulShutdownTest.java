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
package io.github.camelwecom.kf.springboot;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.camelwecom.kf.springboot.BootApplication.PATH;
import static io.github.camelwecom.kf.springboot.BootApplication.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** An application ends while customers write, and begins again. */
class GracefulShutdownTest {

    private static final int CUSTOMERS = 60;

    @TempDir
    Path directory;

    @Test
    void nobodyIsAnsweredTwiceOrForgotten() {
        try (KfSandbox sandbox = KfSandbox.start()) {
            sandbox.account("Service");
            List<SandboxCustomer> customers = IntStream.range(0, CUSTOMERS).mapToObj(n -> sandbox.customer("customer" + n))
                    .toList();
            try (BootApplication first = start(sandbox)) {
                sandbox.callbackUrl(first.url(PATH));
                customers.forEach(customer -> customer.says("hello"));
                eventually(() -> assertThat(answers(customers)).isPositive());
            }
            long answeredByTheFirst = answers(customers);

            try (BootApplication second = start(sandbox)) {
                sandbox.callbackUrl(second.url(PATH));
                eventually(() -> assertThat(customers).allSatisfy(customer -> assertThat(customer.received()).isNotEmpty()));
            }

            assertThat(answeredByTheFirst).as("it ended in the middle").isLessThan(CUSTOMERS);
            assertThat(answers(customers)).isEqualTo(CUSTOMERS);
        }
    }

    private BootApplication start(KfSandbox sandbox) {
        return BootApplication.of(sandbox, directory).option("concurrent-customers", 2)
                .property("server.shutdown", "graceful").start(ComponentOptionsTest.Answering.class);
    }

    private static long answers(List<SandboxCustomer> customers) {
        return customers.stream().mapToLong(customer -> customer.received().size()).sum();
    }
}
