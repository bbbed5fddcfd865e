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

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.camelwecom.kf.progress.PoweredDisk;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The power of the machine fails: of the state directory there is what was forced, and perhaps some of the rest. A
 * force takes 5 ms, so that there is much that is not. The long form:
 * {@code -Dtest=PowerFailureTest -Dpower.cuts=50 -Dpower.messages=20000}.
 */
class PowerFailureTest {

    private static final int CUTS = Integer.getInteger("power.cuts", 8);
    private static final int MESSAGES = Integer.getInteger("power.messages", 3_000);
    private static final int CUSTOMERS = 50;

    @TempDir
    Path directory;

    /** Gives the same customers and the same times. */
    @RegisterExtension
    final Seed seed = new Seed("power.seed");

    private final Random random = seed.random();
    private final Map<String, List<String>> written = new HashMap<>();
    private final DeliveryLog deliveries = new DeliveryLog();

    @Test
    void losesNothingAndRepeatsAtMostOneMessageOfEachCustomerMarked() throws Exception {
        try (KfSandbox sandbox = KfSandbox.start()) {
            for (int life = 0; life <= CUTS; life++) {
                write(sandbox, MESSAGES / (CUTS + 1));
                live(sandbox, life);
            }
            System.out.println("power cut " + CUTS + " times: delivered again after each " + deliveries.repeatsPerLife()
                               + ", unmarked " + deliveries.unmarkedRepeats());
            assertThat(deliveries.lostOf(written)).as("lost").isZero();
            assertThat(deliveries.outOfOrder(written)).as("customers whose order was not kept").isEmpty();
            assertThat(deliveries.unmarkedRepeats()).as("delivered twice without being marked").isZero();
            assertThat(deliveries.repeatsPerLife()).as("delivered twice, for each cut")
                    .allMatch(repeats -> repeats <= CUSTOMERS);
        }
    }

    private void write(KfSandbox sandbox, int messages) {
        for (int i = 0; i < messages; i++) {
            String customer = "customer" + random.nextInt(CUSTOMERS);
            written.computeIfAbsent(customer, first -> new ArrayList<>())
                    .add(sandbox.customer(customer).unannounced().says("hello"));
        }
    }

    private void live(KfSandbox sandbox, int life) throws Exception {
        PoweredDisk disk = new PoweredDisk();
        int all = written.values().stream().mapToInt(List::size).sum();
        int missing = all - distinct();
        int enough = life == CUTS ? all : distinct() + 1 + random.nextInt(missing);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getShutdownStrategy().setTimeout(1);
            context.addComponent("wecom-kf", component(sandbox, disk, life));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg?pageSize=100&safetyNetInterval=100&concurrentCustomers=20&openKfId="
                         + sandbox.account().openKfId())
                            .process(exchange -> disk.whilePowered(() -> delivered(exchange))).delay(1)
                            .process(exchange -> {
                                // it is over
                            });
                }
            });
            context.start();
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(2)).until(() -> distinct() >= enough);
            disk.cutPower(state(life), state(life + 1), unforced -> random.nextInt(unforced + 1));
        }
        deliveries.lifeIsOver();
    }

    private WecomKfComponent component(KfSandbox sandbox, PoweredDisk disk, int life) {
        WecomKfComponent component = new ComponentOnDisk(disk::store);
        component.getConfiguration().setBaseUri(sandbox.baseUri().toString());
        component.getConfiguration().setCorpId(sandbox.corpId());
        component.getConfiguration().setSecret(sandbox.secret());
        component.getConfiguration().setStateDirectory(state(life).toString());
        component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
        return component;
    }

    private Path state(int life) {
        return directory.resolve("state" + life);
    }

    private void delivered(Exchange exchange) {
        String msgId = exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID, String.class);
        String customer = exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, String.class);
        boolean marked = exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, false, Boolean.class);
        synchronized (deliveries) {
            deliveries.add(msgId, customer, marked);
        }
    }

    private int distinct() {
        synchronized (deliveries) {
            return deliveries.distinct();
        }
    }
}
