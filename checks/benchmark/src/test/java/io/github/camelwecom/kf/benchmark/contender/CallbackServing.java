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

import java.io.BufferedReader;
import java.io.IOException;

import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Meter;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An application that is called back as often as it can take.
 */
public final class CallbackServing implements Trial {

    /** The component opens them, with all checks, and reads an account whose platform is 20 ms away. */
    public static final String COMPONENT = "component";
    /** A route that answers, whatever it is sent. */
    public static final String EMPTY = "empty";

    /** What is compiled meanwhile is the server, which the load can not look into. */
    private static final int WARM_UPS = 4;

    /** Arguments: which of them, and over how many connections. */
    @Override
    public Figures run(Effort effort, String... arguments) throws Exception {
        try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
             DefaultCamelContext context = new DefaultCamelContext()) {
            HttpServed http = HttpServed.add(context);
            context.addComponent("wecom-kf", Peers.componentWithCallbacks(platform, state));
            context.addRoutes(COMPONENT.equals(arguments[0]) ? reading() : empty());
            context.start();
            return underLoad(http.port(), arguments[1], effort);
        }
    }

    private static RouteBuilder reading() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?openKfId=" + Account.slow()).process(exchange -> {
                });
            }
        };
    }

    private static RouteBuilder empty() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:" + Peers.CALLBACK_PATH).setBody(constant("success"));
            }
        };
    }

    private static Figures underLoad(int port, String connections, Effort effort) throws IOException {
        Process load = Jvm.PLAIN.with("-XX:+UseSerialGC")
                .program(CallbackLoad.class, Integer.toString(port), Peers.CALLBACK_PATH, Account.slow(), connections,
                        effort.warmUp().multipliedBy(WARM_UPS).toString(), effort.measured().toString())
                .start();
        Meter meter = null;
        try (BufferedReader lines = load.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(CallbackLoad.BEGIN)) {
                    meter = Meter.start();
                } else if (line.startsWith(CallbackLoad.END) && meter != null) {
                    return meter.stop(Math.max(1, Integer.parseInt(line.substring(CallbackLoad.END.length()))));
                }
            }
        }
        throw new IllegalStateException("The load broke off");
    }
}
