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
package io.github.camelwecom.kf.benchmark.contender;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * An application of Camel Main with its HTTP server and one route, which differs.
 */
public final class StartedApplication {

    /** Reads messages and answers them. */
    public static final String COMPONENT = "component";
    /** Takes callbacks by platform-http and calls the platform by camel-http. */
    public static final String HTTP = "http";
    /** Does something now and then. */
    public static final String TIMER = "timer";

    /** And then the processor time that it took, in nanoseconds. */
    static final String READY = "ready ";

    private StartedApplication() {
    }

    /** @param args which route, where the platform is, the state directory */
    public static void main(String[] args) throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.server.enabled", "true");
        main.addInitialProperty("camel.server.port", "0");
        if (COMPONENT.equals(args[0])) {
            main.addInitialProperty("camel.component.wecom-kf.base-uri", args[1]);
            main.addInitialProperty("camel.component.wecom-kf.corp-id", LeanPlatform.CORP);
            main.addInitialProperty("camel.component.wecom-kf.secret", LeanPlatform.SECRET);
            main.addInitialProperty("camel.component.wecom-kf.token", Peers.TOKEN);
            main.addInitialProperty("camel.component.wecom-kf.encoding-aes-key", Peers.AES_KEY);
            main.addInitialProperty("camel.component.wecom-kf.state-directory", args[2]);
        }
        main.configure().addRoutesBuilder(route(args[0], args[1]));
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
                System.out.println(READY + system.getProcessCpuTime());
            }
        });
        main.run();
    }

    private static RouteBuilder route(String kind, String platform) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                switch (kind) {
                    case COMPONENT -> from("wecom-kf:syncMsg?openKfId=wk1").setBody(constant("We are on it."))
                            .to("wecom-kf:sendMsg?msgType=text");
                    case HTTP -> from("platform-http:" + Peers.CALLBACK_PATH).to(platform + "/cgi-bin/kf/send_msg");
                    case TIMER -> from("timer:now?period=60000").setBody(constant("We are on it."));
                    default -> throw new IllegalArgumentException(kind);
                }
            }
        };
    }
}
