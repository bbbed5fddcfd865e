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

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;

/**
 * Customers write to a {@link Cluster} each second, and the console says which node read that and which one answered,
 * until Ctrl-C. Kill a node by hand to see the others go on.
 */
final class ClusterExample {

    private static final List<String> CUSTOMERS = List.of("Anna", "Xiaolin", "Lao Wang");

    private final PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Set<String> gone = new HashSet<>();
    private final Cluster cluster;

    private ClusterExample(Cluster cluster) {
        this.cluster = cluster;
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("wecom-kf-cluster");
        System.out.println("PostgreSQL, Kafka, a sandbox and three nodes start; what the nodes log is in " + directory);
        try (Cluster cluster = Cluster.start(directory)) {
            new ClusterExample(cluster).run();
        }
    }

    private void run() throws InterruptedException {
        while (!cluster.isUp()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        cluster.nodes().forEach((name, node) -> console.println("  to kill " + name + ": kill -9 " + node.pid()));
        console.println("The sandbox's page, to be customer and servicer: " + cluster.sandbox().baseUri() + "/");
        console.println("Ctrl-C ends.");
        List<SandboxCustomer> customers
                = CUSTOMERS.stream().map(name -> cluster.sandbox().customer().named(name)).toList();
        int[] told = new int[customers.size()];
        for (int number = 1; cluster.nodes().values().stream().anyMatch(JavaProcess::isAlive); number++) {
            cluster.balance();
            customers.get(number % customers.size()).says("message " + number);
            TimeUnit.SECONDS.sleep(1);
            tellWhoIsGone();
            for (int customer = 0; customer < customers.size(); customer++) {
                told[customer] = tellAnswers(CUSTOMERS.get(customer), customers.get(customer), told[customer]);
            }
        }
        console.println("No node is left.");
    }

    private void tellWhoIsGone() {
        cluster.nodes().forEach((name, node) -> {
            if (!node.isAlive() && gone.add(name)) {
                console.println("  " + name + " is gone");
            }
        });
    }

    private int tellAnswers(String name, SandboxCustomer customer, int told) {
        List<ReceivedMessage> received = customer.received();
        received.stream().skip(told).forEach(answer -> console.printf("  %-8s %s%n", name, answer.text()));
        return received.size();
    }
}
