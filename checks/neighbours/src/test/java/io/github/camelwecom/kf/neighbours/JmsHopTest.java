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

import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over JMS. */
class JmsHopTest extends HopTestSupport {

    private static JmsBroker broker;

    private final String queue = "jms:queue:customers-" + System.nanoTime();

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new JmsBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.stop();
    }

    @Override
    void connect(CamelContext application) throws Exception {
        application.addComponent("jms", broker.component());
    }

    @Override
    String key() {
        return "JMSXGroupID";
    }

    @Override
    String to() {
        return queue;
    }

    @Override
    String from() {
        return queue + "?transacted=true&concurrentConsumers=3";
    }
}
