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

import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Over JMS. */
class JmsHopTest extends HopTestSupport {

    private final BrokerService broker = new BrokerService();

    @BeforeEach
    void startBroker() throws Exception {
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
    }

    @AfterEach
    @Override
    void stop() {
        super.stop();
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    void connect(CamelContext application) throws Exception {
        ActiveMQConnectionFactory connections
                = new ActiveMQConnectionFactory(broker.getTransportConnectors().get(0).getServer().getConnectURI());
        connections.getRedeliveryPolicy().setInitialRedeliveryDelay(10);
        application.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(connections));
    }

    @Override
    String key() {
        return "JMSXGroupID";
    }

    @Override
    String to() {
        return "jms:queue:customers";
    }

    @Override
    String from() {
        return to() + "?transacted=true&concurrentConsumers=3";
    }
}
