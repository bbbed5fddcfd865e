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

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.client.CallListener;
import io.github.camelwecom.kf.meter.MeterFinder;
import io.github.camelwecom.kf.meter.Meters;
import io.github.camelwecom.kf.watch.ConsumerReport;
import org.apache.camel.CamelContext;

/**
 * The meters of a component. An application's registry of them may be there from the beginning, or be made with its
 * first route, so that it is looked for whenever something begins.
 */
final class Metering implements CallListener {

    private final CamelContext camelContext;
    private final AtomicReference<Meters> meters = new AtomicReference<>(MeterFinder.NONE);

    Metering(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Looks for a registry, if there was none before. */
    void begin() {
        if (meters.get() == MeterFinder.NONE) {
            meters.compareAndSet(MeterFinder.NONE, MeterFinder.find(camelContext));
        }
    }

    void end() {
        meters.getAndSet(MeterFinder.NONE).close();
    }

    /** Shows a consumer until it is hidden, and how callbacks ended that come in by now. */
    void show(String routeId, Supplier<ConsumerReport> consumer, CallbackHub callbacks) {
        begin();
        meters.get().show(routeId, consumer);
        meters.get().showCallbacks(callbacks);
    }

    void showCallbacks(CallbackHub callbacks) {
        begin();
        meters.get().showCallbacks(callbacks);
    }

    void hide(String routeId) {
        meters.get().hide(routeId);
    }

    @Override
    public void called(String operation, Integer errcode, long nanos) {
        meters.get().called(operation, errcode, nanos);
    }
}
