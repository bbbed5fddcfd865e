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
import java.time.Clock;
import java.time.Duration;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * One of several nodes that share a database: it takes callbacks, and while it leads it writes a line for each message
 * and answers it. It prints the port it listens on, and ends when its standard input does.
 */
final class ReplicaApplication extends RouteBuilder {

    static final int CONCURRENT_CUSTOMERS = 10;
    static final String PORT = "port ";
    private static final int PROCESSING_MILLIS = 5;

    private final FileChannel log;
    private final String node;
    private final String consumerUri;

    private ReplicaApplication(FileChannel log, String node, String consumerUri) {
        this.log = log;
        this.node = node;
        this.consumerUri = consumerUri;
    }

    /**
     * @param args where the sandbox is, its corp id, secret, token and key, the database, the file for the lines, the
     *             name of the node, how long it may be silent, how wrong its clock is
     */
    public static void main(String[] args) throws Exception {
        // the context ends first, and writes until it has
        try (HikariDataSource database = new HikariDataSource(pool(args[5]));
             FileChannel log = FileChannel.open(Path.of(args[6]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
             DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("db", database);
            MainHttpServer server = new MainHttpServer();
            server.setHost("127.0.0.1");
            server.setPort(0);
            server.setPath("/");
            context.addService(server);
            context.addComponent("wecom-kf", component(args));
            context.addRoutes(new ReplicaApplication(
                    log, args[7],
                    "wecom-kf:syncMsg?dataSource=#bean:db&createTables=true&pageSize=100&safetyNetInterval=1s&nodeName="
                                  + args[7]
                                  + "&readerLease=" + args[8] + "&concurrentCustomers=" + CONCURRENT_CUSTOMERS));
            context.start();
            System.out.println(PORT + server.getRouter().getServer().getPort());
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }

    private static WecomKfComponent component(String[] args) {
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration configuration = component.getConfiguration();
        configuration.setBaseUri(args[0]);
        configuration.setCorpId(args[1]);
        configuration.setSecret(args[2]);
        configuration.setToken(args[3]);
        configuration.setEncodingAesKey(args[4]);
        component.setMaxTokenlessSyncPerMinute(Integer.MAX_VALUE);
        component.setClock(Clock.offset(Clock.systemUTC(), Duration.parse(args[9])));
        return component;
    }

    private static HikariConfig pool(String url) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(4);
        pool.setConnectionTimeout(1000);
        // a database that is away at the start comes back
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    @Override
    public void configure() {
        from(consumerUri).process(this::write).delay(PROCESSING_MILLIS)
                .setBody(simple("answer to ${header.CamelWecomKfMessageId}")).to("wecom-kf:sendMsg?msgType=text");
    }

    private void write(Exchange exchange) throws IOException {
        String line = String.join(" ",
                exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, String.class),
                exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, "false", String.class), "1", node) + "\n";
        log.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
}
