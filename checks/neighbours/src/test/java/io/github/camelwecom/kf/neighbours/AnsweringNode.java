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

import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.spi.DataType;

/**
 * An application that takes its time over each message that it finds in Kafka, and says in its answer who it is.
 * Properties: node.name, node.topic, node.consumers, and those of the components.
 */
final class AnsweringNode extends RouteBuilder {

    static final int MILLIS = 200;

    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new AnsweringNode());
        main.run();
    }

    @Override
    public void configure() {
        from("kafka:{{node.topic}}?groupId=answers&autoOffsetReset=earliest&breakOnFirstError=true&maxPollRecords=5"
             + "&consumersCount={{node.consumers}}")
                .setHeader(WecomKfConstants.REDELIVERED, constant(true))
                .transformDataType(new DataType("wecom-kf:message"))
                .filter(header(WecomKfConstants.MESSAGE_TYPE).isEqualTo("text"))
                .process(exchange -> TimeUnit.MILLISECONDS.sleep(MILLIS))
                .setBody(simple("{{node.name}} ${body.text.content}"))
                .to("wecom-kf:sendMsg?msgType=text");
    }
}
