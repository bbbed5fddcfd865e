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
import org.apache.camel.component.jms.JmsComponent;

/** A JMS broker in this JVM. */
final class JmsBroker {

    private final BrokerService broker = new BrokerService();

    JmsBroker() throws Exception {
        broker.setPersistent(false);
        broker.setUseJmx(false);
        broker.addConnector("tcp://127.0.0.1:0");
        broker.start();
    }

    /** Connects an application; what failed comes again at once. */
    JmsComponent component() throws Exception {
        ActiveMQConnectionFactory connections
                = new ActiveMQConnectionFactory(broker.getTransportConnectors().get(0).getServer().getConnectURI());
        connections.getRedeliveryPolicy().setInitialRedeliveryDelay(10);
        return JmsComponent.jmsComponentAutoAcknowledge(connections);
    }

    void stop() throws Exception {
        broker.stop();
    }
}
