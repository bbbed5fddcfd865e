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

import java.lang.management.ManagementFactory;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelwecom.kf.sync.AccountStatus;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.github.camelwecom.kf.watch.WatchedConsumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application of {@link ManyAccountsTest}: reads every account there is, and writes a line for each message.
 */
final class ManyAccountsApplication {

    private static final String ROUTE = "pull";

    private ManyAccountsApplication() {
    }

    /** @param args where the platform is, and the state directory */
    public static void main(String[] args) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        ReportedFigures figures = new ReportedFigures(context);
        context.addComponent("wecom-kf", component(args[0], args[1]));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg").routeId(ROUTE).process(exchange -> System.out.println(
                        "message " + exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID)));
            }
        });
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var threads = ManagementFactory.getThreadMXBean();
        figures.run(() -> report(context).accounts().size(),
                () -> report(context).accounts(AccountStatus.UNREADABLE).size(), system::getOpenFileDescriptorCount,
                threads::getThreadCount, threads::getPeakThreadCount, () -> ReportedFigures.heap() >> 20);
    }

    private static WecomKfComponent component(String baseUri, String stateDirectory) {
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
        return component;
    }

    private static ConsumerReport report(DefaultCamelContext context) {
        return ((WatchedConsumer) context.getRoute(ROUTE).getConsumer()).report();
    }
}
