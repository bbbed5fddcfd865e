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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application in whose route some messages always fail, and some stay for good. It writes a line for each message
 * that enters the route, and ends when its standard input does.
 */
final class TroubledApplication extends RouteBuilder {

    static final String POISON = "poison";
    static final String ENDLESS = "endless";
    static final String HARMLESS = "hello";
    private static final int PROCESSING_MILLIS = 2;

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger inFlight = new AtomicInteger();
    private final FileChannel log;
    private final String consumerUri;
    private final boolean endlessMessagesEnd;

    private TroubledApplication(FileChannel log, String consumerUri, boolean endlessMessagesEnd) {
        this.log = log;
        this.consumerUri = consumerUri;
        this.endlessMessagesEnd = endlessMessagesEnd;
    }

    /**
     * @param args where the sandbox is, its corp id and secret, the account, the state directory, the file for the
     *             lines, the consumer's options, whether endless messages end
     */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
             FileChannel log = FileChannel.open(Path.of(args[5]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            WecomKfComponent component = new WecomKfComponent();
            component.getConfiguration().setBaseUri(args[0]);
            component.getConfiguration().setCorpId(args[1]);
            component.getConfiguration().setSecret(args[2]);
            component.getConfiguration().setStateDirectory(args[4]);
            // no callback announces anything here
            component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
            context.addComponent("wecom-kf", component);
            context.getShutdownStrategy().setTimeout(1);
            context.addRoutes(new TroubledApplication(
                    log,
                    "wecom-kf:syncMsg?safetyNetInterval=100&redeliveryDelay=20&maximumRedeliveryDelay=200&openKfId=" + args[3]
                         + "&" + args[6],
                    Boolean.parseBoolean(args[7])));
            context.start();
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }

    @Override
    public void configure() {
        from(consumerUri).process(this::enter).delay(PROCESSING_MILLIS).process(this::work);
    }

    private void enter(Exchange exchange) throws IOException {
        String line = String.join(" ",
                exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, "false", String.class),
                Integer.toString(inFlight.incrementAndGet())) + "\n";
        log.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }

    private void work(Exchange exchange) throws InterruptedException {
        String text = exchange.getMessage().getBody(TextMessage.class).text().content();
        if (text.equals(ENDLESS) && !endlessMessagesEnd) {
            never.await();
        }
        inFlight.decrementAndGet();
        if (text.equals(POISON)) {
            throw new IllegalStateException("never");
        }
    }
}
