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

import java.util.concurrent.ThreadLocalRandom;

import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application that {@link AnswersAfterCrashTest} kills: a route that answers each message. Its steps have no ids
 * but those that Camel gives them. It ends when its standard input does.
 */
final class AnsweringApplication extends RouteBuilder {

    static final int CONCURRENT_CUSTOMERS = 10;
    private static final int MOST_MILLIS = 10;

    private final String consumerUri;

    private AnsweringApplication(String consumerUri) {
        this.consumerUri = consumerUri;
    }

    /**
     * @param args where the sandbox is, its corp id and secret, the account, the state directory
     */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(args[0]);
            component.getConfiguration().setCorpId(args[1]);
            component.getConfiguration().setSecret(args[2]);
            component.getConfiguration().setStateDirectory(args[4]);
            component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new AnsweringApplication(
                    "wecom-kf:syncMsg?pageSize=100&safetyNetInterval=100&openKfId=" + args[3] + "&concurrentCustomers="
                                                       + CONCURRENT_CUSTOMERS));
            context.start();
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }

    @Override
    public void configure() {
        // the work comes after the first answer and after the second, so that many kills find a message behind one
        from(consumerUri).setBody(simple("${body.text.content}, first")).to("wecom-kf:sendMsg?msgType=text").process(work())
                .setBody(simple("${header.CamelWecomKfMessageId}, last")).to("wecom-kf:sendMsg?msgType=text").process(work());
    }

    private static Processor work() {
        return exchange -> Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_MILLIS));
    }
}
