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
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** Over Kafka. */
class KafkaHopTest extends HopTestSupport {

    private static final int PARTITIONS = 3;
    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

    private final String topic = "customers-" + UUID.randomUUID();

    @BeforeAll
    static void startBroker() {
        BROKER.afterPropertiesSet();
    }

    @AfterAll
    static void stopBroker() {
        BROKER.destroy();
    }

    @BeforeEach
    void addTopic() {
        BROKER.addTopics(topic);
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
        return "kafka:" + topic + "?brokers=" + BROKER.getBrokersAsString();
    }

    @Override
    String from() {
        return to() + "&groupId=answers&autoOffsetReset=earliest&consumersCount=" + PARTITIONS
               + "&breakOnFirstError=true";
    }
}
