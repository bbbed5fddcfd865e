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
package io.github.camelwecom.kf.benchmark.sizing;

/**
 * What is enough for a demand.
 *
 * @param customers  who are answered at the same time by the one node that reads, without a queue
 * @param partitions of Kafka; the messages of one go one after the other
 * @param answering  how many nodes take from Kafka, of which one may be missing
 */
public record Nodes(int customers, int partitions, int answering) {

    /** So many messages are in the routes of a node at the same time, each with a thread. */
    public static final int THREADS = 200;
    private static final int DEFAULT_CUSTOMERS = 10;
    /** Whoever is free takes the next message, so that there is little to wait for. */
    private static final double BUSY_CUSTOMERS = 0.7;
    /** A message waits for those of its partition, though other ones be free. */
    private static final double BUSY_PARTITIONS = 0.5;

    public static Nodes of(Demand demand) {
        int customers = Math.max(DEFAULT_CUSTOMERS, ceil(demand.atOnce() / BUSY_CUSTOMERS));
        int partitions = Math.max(DEFAULT_CUSTOMERS, ceil(demand.atOnce() / BUSY_PARTITIONS));
        return new Nodes(customers, partitions, ceil((double) partitions / THREADS) + 1);
    }

    /** Whether the node that reads can answer as well. */
    public boolean isOneEnough() {
        return customers <= THREADS;
    }

    private static int ceil(double number) {
        return (int) Math.ceil(number);
    }
}
