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
package io.github.camelwecom.kf.watch;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether a consumer takes callbacks. DOWN while its route does not keep up with them, or no thread can be had to
 * process them: then the platform is asked to send them again, and another process may do better.
 */
public final class WecomKfCallbackHealthCheck extends AbstractHealthCheck {

    private final Supplier<CallbackReport> consumer;
    private final String routeId;

    public WecomKfCallbackHealthCheck(Supplier<CallbackReport> consumer, String routeId) {
        super("camel", "consumer:wecom-kf-" + routeId);
        this.consumer = consumer;
        this.routeId = routeId;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        CallbackReport report = consumer.get();
        builder.detail("route.id", routeId).detail("callbacks.waiting", report.waiting());
        if (report.last() != null) {
            builder.detail("callback.last", report.last().toString());
        }
        if (report.problem() == null) {
            builder.up();
        } else {
            builder.down().message(report.problem()).detail("callbacks.refused", report.refused());
        }
    }
}
