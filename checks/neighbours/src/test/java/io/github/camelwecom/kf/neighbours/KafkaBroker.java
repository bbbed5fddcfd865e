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

import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker of Kafka in this JVM. */
final class KafkaBroker implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

    KafkaBroker() {
        // as short as members of a group may ask for, who wait so long for one that was killed
        broker.brokerProperty("group.min.session.timeout.ms", "500");
        broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
        // seconds, on a machine that is busy with other things
        broker.adminTimeout(120);
        broker.afterPropertiesSet();
    }

    void add(String topic) {
        add(topic, PARTITIONS);
    }

    void add(String topic, int partitions) {
        broker.addTopics(new NewTopic(topic, partitions, (short) 1));
    }

    /** Where it is. */
    String address() {
        return broker.getBrokersAsString();
    }

    @Override
    public void close() {
        broker.destroy();
    }
}
