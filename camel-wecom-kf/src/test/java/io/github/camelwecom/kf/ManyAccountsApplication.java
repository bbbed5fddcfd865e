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

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelwecom.kf.sync.AccountStatus;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.github.camelwecom.kf.watch.WatchedConsumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application of {@link ManyAccountsTest}: reads every account there is, writes a line for each message, and one
 * with its figures for each line that it is given.
 */
final class ManyAccountsApplication {

    private static final String ROUTE = "pull";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MainHttpServer httpServer = new MainHttpServer();

    private ManyAccountsApplication(String baseUri, String stateDirectory) throws Exception {
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
        WecomKfComponent component = new WecomKfComponent();
        WecomKfConfiguration options = component.getConfiguration();
        options.setBaseUri(baseUri);
        options.setCorpId(ManyAccountsPlatform.CORP);
        options.setSecret("any");
        options.setToken(ManyAccountsPlatform.TOKEN);
        options.setEncodingAesKey(ManyAccountsPlatform.AES_KEY);
        options.setStateDirectory(stateDirectory);
        // so that those that just look are in the way of those that know
        options.setSafetyNetInterval(10_000);
        context.addComponent("wecom-kf", component);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId(ROUTE).process(exchange -> System.out.println(
                        "message " + exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID)));
            }
        });
    }

    /** @param args where the platform is, and the state directory */
    public static void main(String[] args) throws Exception {
        ManyAccountsApplication application = new ManyAccountsApplication(args[0], args[1]);
        try (application.context;
             BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            application.context.start();
            System.out.println("port " + application.httpServer.getRouter().getServer().getPort());
            while (lines.readLine() != null) {
                System.out.println("figures " + application.figures());
            }
        }
    }

    private String figures() {
        System.gc();
        ConsumerReport report = ((WatchedConsumer) context.getRoute(ROUTE).getConsumer()).report();
        Runtime runtime = Runtime.getRuntime();
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return report.accounts().size() + " " + report.accounts(AccountStatus.UNREADABLE).size() + " "
               + system.getOpenFileDescriptorCount() + " " + ManagementFactory.getThreadMXBean().getThreadCount() + " "
               + ManagementFactory.getThreadMXBean().getPeakThreadCount() + " "
               + ((runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
