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
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.progress.SlowDisk;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application that {@link CrashTest} kills: a route that writes a line for each message it processes. It ends when
 * its standard input does.
 */
final class CrashingApplication extends RouteBuilder {

    static final int CONCURRENT_CUSTOMERS = 10;
    /** How much longer each force of the disk takes. */
    static final String FORCE_MILLIS = "crash.forceMillis";
    private static final int PROCESSING_MILLIS = 5;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final FileChannel log;
    private final String consumerUri;

    private CrashingApplication(FileChannel log, String consumerUri) {
        this.log = log;
        this.consumerUri = consumerUri;
    }

    /**
     * @param args where the sandbox is, its corp id and secret, the account, the state directory, the file for the
     *             lines
     */
    public static void main(String[] args) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
             FileChannel log = FileChannel.open(Path.of(args[5]), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            Duration force = Duration.ofMillis(Integer.getInteger(FORCE_MILLIS, 0));
            WecomKfComponent component = new ComponentOnDisk(new SlowDisk(force)::store);
            component.getConfiguration().setBaseUri(args[0]);
            component.getConfiguration().setCorpId(args[1]);
            component.getConfiguration().setSecret(args[2]);
            component.getConfiguration().setStateDirectory(args[4]);
            // it lives for seconds only, and would else spend a good part of them waiting for its turn
            component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
            context.addComponent("wecom-kf", component);
            context.addRoutes(new CrashingApplication(
                    log, "wecom-kf:syncMsg?pageSize=100&safetyNetInterval=100&openKfId=" + args[3] + "&concurrentCustomers="
                         + CONCURRENT_CUSTOMERS));
            context.start();
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }

    @Override
    public void configure() {
        // the line comes first and the work afterwards, so that many kills find a message between its line and its end
        from(consumerUri).process(this::enter).delay(PROCESSING_MILLIS).process(exchange -> inFlight.decrementAndGet());
    }

    private void enter(Exchange exchange) throws IOException {
        String line = String.join(" ",
                exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, "false", String.class),
                Integer.toString(inFlight.incrementAndGet())) + "\n";
        log.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
}
