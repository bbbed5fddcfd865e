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

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.support.DefaultConsumer;

/**
 * The route that a consumer belongs to. Camel tells it to a route's own consumer alone, which may have started this
 * one, as that of camel-master does.
 */
final class ConsumersRoute {

    private final DefaultConsumer consumer;

    ConsumersRoute(DefaultConsumer consumer) {
        this.consumer = consumer;
    }

    /** Tells the consumer its route, unless it knows. */
    void find() {
        if (consumer.getRoute() == null) {
            consumer.getEndpoint().getCamelContext().getRoutes().stream().filter(this::leadsHere).findFirst()
                    .ifPresent(found -> {
                        consumer.setRoute(found);
                        consumer.setRouteId(found.getRouteId());
                    });
        }
    }

    /**
     * Whether the route is suspended, and its consumer was stopped for it: Camel does that where a suspension runs out
     * of time, and resumes later what says that it is suspended.
     */
    boolean hasStoppedInsteadOfSuspending() {
        return consumer.isStopped() && consumer.getRouteId() != null && routeStatus() == ServiceStatus.Suspended;
    }

    private ServiceStatus routeStatus() {
        return consumer.getEndpoint().getCamelContext().getRouteController().getRouteStatus(consumer.getRouteId());
    }

    /**
     * Whether Camel gave a suspension up before it came this far. Its thread, which was interrupted, goes on all the
     * same, as late as after the consumer was stopped, or even resumed.
     */
    static boolean isTooLateToSuspend() {
        return Thread.currentThread().isInterrupted();
    }

    private boolean leadsHere(Route route) {
        return route.getEndpoint() instanceof DelegateEndpoint outer && outer.getEndpoint() == consumer.getEndpoint();
    }

    /** Health checks are optional: without their repository there is nobody to ask. */
    void offer(AbstractHealthCheck check) {
        WecomKfEndpoint endpoint = (WecomKfEndpoint) consumer.getEndpoint();
        if (HealthCheckHelper.getHealthCheckRepository(endpoint.getCamelContext(), "consumers") != null) {
            CamelContextAware.trySetCamelContext(check, endpoint.getCamelContext());
            check.setEnabled(endpoint.getComponent().isHealthCheckConsumerEnabled());
            setHealthCheck(check);
        }
    }

    /** Camel shows a route's own consumer. One that another has started is shown as if it were that. */
    void show() {
        if (isStartedByAnother()) {
            CamelContext context = consumer.getEndpoint().getCamelContext();
            context.getLifecycleStrategies().forEach(shows -> shows.onServiceAdd(context, consumer, consumer.getRoute()));
        }
    }

    void hide() {
        if (isStartedByAnother()) {
            CamelContext context = consumer.getEndpoint().getCamelContext();
            context.getLifecycleStrategies().forEach(shows -> shows.onServiceRemove(context, consumer, consumer.getRoute()));
        }
    }

    private boolean isStartedByAnother() {
        return consumer.getRoute() != null && consumer.getRoute().getConsumer() != consumer;
    }

    void withdrawHealthCheck() {
        setHealthCheck(null);
    }

    /** Camel asks a route's own consumer. */
    private void setHealthCheck(HealthCheck check) {
        Consumer asked = consumer.getRoute() == null ? consumer : consumer.getRoute().getConsumer();
        if (asked instanceof HealthCheckAware aware) {
            aware.setHealthCheck(check);
        }
    }
}
