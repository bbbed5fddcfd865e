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
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What an application with an HTTP server tells {@link ReportingProcess}: its port, and its figures for each line that
 * it is given.
 */
final class ReportedFigures {

    static final String PORT = "port ";
    static final String FIGURES = "figures ";

    private final DefaultCamelContext context;
    private final MainHttpServer httpServer = new MainHttpServer();

    ReportedFigures(DefaultCamelContext context) throws Exception {
        this.context = context;
        httpServer.setHost("127.0.0.1");
        httpServer.setPort(0);
        httpServer.setPath("/");
        context.addService(httpServer);
    }

    /** Starts the context, and stops it at the end of the input. */
    void run(LongSupplier... figures) throws Exception {
        try (context; BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            context.start();
            System.out.println(PORT + httpServer.getRouter().getServer().getPort());
            while (lines.readLine() != null) {
                System.gc();
                System.out.println(FIGURES + Stream.of(figures).map(figure -> Long.toString(figure.getAsLong()))
                        .collect(Collectors.joining(" ")));
            }
        }
    }

    /** Bytes in use. */
    static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
