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

import java.util.UUID;

import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaConstants;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Over Kafka. */
class KafkaHopTest extends HopTestSupport {

    private static KafkaBroker broker;

    private final String topic = "customers-" + UUID.randomUUID();

    @BeforeAll
    static void startBroker() {
        broker = new KafkaBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void addTopic() {
        broker.add(topic);
    }

    @Override
    void connect(CamelContext application) {
        // the endpoints say where it is
    }

    @Override
    String key() {
        return KafkaConstants.KEY;
    }

    @Override
    String to() {
        return "kafka:" + topic + "?brokers=" + broker.address();
    }

    @Override
    String from() {
        return to() + "&groupId=answers&autoOffsetReset=earliest&consumersCount=" + KafkaBroker.PARTITIONS
               + "&breakOnFirstError=true";
    }
}
