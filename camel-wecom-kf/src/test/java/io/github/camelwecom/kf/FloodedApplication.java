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

import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.callback.CallbackStatistics;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The application of {@link CallbackFloodTest}: takes callbacks.
 */
final class FloodedApplication {

    private FloodedApplication() {
    }

    /** @param args corp id, token and key of the callbacks */
    public static void main(String[] args) throws Exception {
        Configurator.setRootLevel(Level.INFO);
        DefaultCamelContext context = new DefaultCamelContext();
        ReportedFigures figures = new ReportedFigures(context);
        WecomKfComponent component = new WecomKfComponent();
        component.getConfiguration().setCorpId(args[0]);
        component.getConfiguration().setToken(args[1]);
        component.getConfiguration().setEncodingAesKey(args[2]);
        // a busy machine takes its time, and the overheard callback must not grow old
        component.setCallbackFreshness(3_600_000);
        context.addComponent("wecom-kf", component);
        AtomicInteger arrived = new AtomicInteger();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").process(exchange -> arrived.incrementAndGet());
            }
        });
        figures.run(ReportedFigures::heap, () -> statistics(component).accepted(),
                () -> statistics(component).refusedInAll() + statistics(component).repeated(), arrived::get);
    }

    private static CallbackStatistics statistics(WecomKfComponent component) {
        return component.callbackHub().statistics().get(0);
    }
}
