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
package io.github.camelwecom.kf.meter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.github.camelwecom.kf.callback.CallbackHub;
import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.client.KfErrorCode;
import io.github.camelwecom.kf.watch.ConsumerReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * Meters in the application's registry.
 */
final class MicrometerMeters implements Meters {

    private static final String REGISTRY_NAME = "metricsRegistry";
    /** The platform answered nothing that has an errcode. */
    private static final String NO_ERRCODE = "none";
    /** One that is not documented, of which there may be any number. */
    private static final String OTHER_ERRCODE = "other";
    private static final Integer OK = 0;

    private final MeterRegistry registry;
    private final Tags context;
    private final Counter tokens;
    private final Map<Call, Timer> calls = new ConcurrentHashMap<>();
    private final Map<String, Shown> routes = new ConcurrentHashMap<>();
    private final Map<String, Shown> paths = new ConcurrentHashMap<>();

    private MicrometerMeters(MeterRegistry registry, String contextName) {
        this.registry = registry;
        this.context = Tags.of("camelContext", contextName);
        this.tokens = Counter.builder(PREFIX + "tokens.fetched").description("Access tokens that the platform gave")
                .tags(context).register(registry);
    }

    /** Empty when the application has no registry of meters, or several and none that is meant. */
    static Optional<Meters> in(CamelContext camelContext) {
        Registry beans = camelContext.getRegistry();
        return Stream.of(CompositeMeterRegistry.class, MeterRegistry.class).map(type -> find(beans, type))
                .filter(Objects::nonNull).findFirst()
                .map(registry -> new MicrometerMeters(registry, camelContext.getName()));
    }

    private static MeterRegistry find(Registry beans, Class<? extends MeterRegistry> type) {
        MeterRegistry named = beans.lookupByNameAndType(REGISTRY_NAME, type);
        return named != null ? named : beans.findSingleByType(type);
    }

    @Override
    public void show(String routeId, Supplier<ConsumerReport> consumer) {
        RecentReport report = new RecentReport(consumer);
        Tags tags = context.and("routeId", routeId);
        routes.put(routeId, new Shown(
                report, Stream.of(ConsumerMeter.values()).map(meter -> register(meter, report, tags)).toList()));
    }

    private Meter register(ConsumerMeter meter, RecentReport report, Tags tags) {
        ToDoubleFunction<RecentReport> value = recent -> meter.of(recent.get());
        return meter.isCounter()
                ? FunctionCounter.builder(meter.meterName(), report, value).tags(tags).description(meter.description())
                        .register(registry)
                : Gauge.builder(meter.meterName(), report, value).tags(tags).description(meter.description())
                        .baseUnit(meter.unit()).register(registry);
    }

    @Override
    public void hide(String routeId) {
        Shown shown = routes.remove(routeId);
        if (shown != null) {
            remove(shown);
        }
    }

    @Override
    public void showCallbacks(CallbackHub callbacks) {
        callbacks.statistics().forEach(path -> paths.computeIfAbsent(path.path(), name -> register(name, callbacks)));
    }

    private Shown register(String path, CallbackHub callbacks) {
        return new Shown(
                callbacks, statistics(callbacks, path).outcomes().keySet().stream()
                        .<Meter> map(outcome -> FunctionCounter
                                .builder(PREFIX + "callbacks", callbacks, hub -> statistics(hub, path).outcomes().get(outcome))
                                .tags(context.and("path", path, "outcome", outcome.toLowerCase(Locale.ROOT)))
                                .description("How callbacks ended").register(registry))
                        .toList());
    }

    private static CallbackStatistics statistics(CallbackHub callbacks, String path) {
        return callbacks.statistics().stream().filter(statistics -> statistics.path().equals(path)).findFirst().orElseThrow();
    }

    @Override
    public void called(String operation, Integer errcode, long nanos) {
        calls.computeIfAbsent(new Call(operation, errcodeTag(errcode)), this::register).record(nanos, TimeUnit.NANOSECONDS);
        if (GET_TOKEN.equals(operation) && OK.equals(errcode)) {
            tokens.increment();
        }
    }

    private static String errcodeTag(Integer errcode) {
        if (errcode == null) {
            return NO_ERRCODE;
        }
        return OK.equals(errcode) || KfErrorCode.of(errcode).isPresent() ? errcode.toString() : OTHER_ERRCODE;
    }

    private Timer register(Call call) {
        return Timer.builder(PREFIX + "calls").description("Requests to the platform and how they ended").tags(context)
                .tags("operation", call.operation(), "errcode", call.errcode()).register(registry);
    }

    @Override
    public void close() {
        Stream.of(routes, paths).forEach(shown -> {
            shown.values().forEach(this::remove);
            shown.clear();
        });
    }

    private void remove(Shown shown) {
        shown.meters().forEach(registry::remove);
    }

    private record Call(String operation, String errcode) {
    }

    /** Holds what the meters compute their values from: they themselves do so weakly. */
    private record Shown(Object figures, List<Meter> meters) {
    }
}
