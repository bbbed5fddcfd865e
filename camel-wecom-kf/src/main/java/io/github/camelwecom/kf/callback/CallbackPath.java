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
package io.github.camelwecom.kf.callback;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.platform.http.DefaultPlatformHttpConsumer;
import org.apache.camel.component.platform.http.HttpEndpointModel;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.spi.RouteIdAware;
import org.apache.camel.support.service.ServiceHelper;

/**
 * One path at the HTTP server, served as long as it has a started subscriber to callbacks.
 */
final class CallbackPath {

    // Characters that mean themselves to every HTTP server: no wildcards, no path parameters, no escapes.
    private static final Pattern ALLOWED = Pattern.compile("(?:/[A-Za-z0-9._~-]+)+");

    private final PlatformHttpEndpoint endpoint;
    private final CallbackProcessor processor;
    private final Lock lock = new ReentrantLock();
    // Changed under the lock, read by HTTP threads without.
    private volatile CallbackRoster roster = new CallbackRoster(List.of());
    private DefaultPlatformHttpConsumer consumer;
    private BodyLimit bodyLimit = BodyLimit.NONE;
    private Runnable endOfWatch = () -> {
    };

    CallbackPath(String path, CamelContext camelContext, CallbackRules rules, Clock clock) {
        this.endpoint = camelContext.getEndpoint(
                "platform-http:" + path + "?httpMethodRestrict=GET,POST&populateBodyWithForm=false",
                PlatformHttpEndpoint.class);
        this.processor = new CallbackProcessor(path, rules, clock, () -> roster);
    }

    /**
     * Gives every spelling of a path the same form, since a path is shared by those who name it.
     *
     * @throws IllegalArgumentException if the path has characters that HTTP servers give a meaning to
     */
    static String normalize(String path) {
        String normalized = (path.startsWith("/") ? path : "/" + path).replaceFirst("/++$", "");
        if (!ALLOWED.matcher(normalized).matches()) {
            throw new IllegalArgumentException(
                    "Option callbackPath is '" + shown(path) + "'; it must be like /wecom/kf/callback, its segments made of"
                                               + " letters, digits and -._~");
        }
        return normalized;
    }

    /** A line break in it would begin a line of the log that looks like any other. */
    private static String shown(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }

    CallbackStatistics statistics() {
        return processor.statistics();
    }

    boolean isServed() {
        return !roster.isEmpty();
    }

    void start(CallbackSubscriber subscriber) throws Exception {
        lock.lock();
        try {
            if (roster.has(subscriber)) {
                return;
            }
            boolean isFirst = roster.isEmpty();
            roster = roster.with(subscriber);
            if (isFirst) {
                startServing();
            }
        } catch (Exception e) {
            roster = roster.without(subscriber);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    void stop(CallbackSubscriber subscriber) {
        lock.lock();
        try {
            if (!roster.has(subscriber)) {
                return;
            }
            roster = roster.without(subscriber);
            if (!roster.isEmpty()) {
                nameRoute();
            } else if (!endpoint.getCamelContext().isStopping()) {
                stopServing();
            }
            // An application that ends takes its HTTP server down last. Until then callbacks are refused as those of a path
            // that is not started, and are sent again; a path that is gone would be answered with 404.
        } finally {
            lock.unlock();
        }
    }

    private void startServing() throws Exception {
        // of a context that ended and was started again
        stopServing();
        checkThatItIsFree();
        DefaultPlatformHttpConsumer starting = endpoint.createConsumer(processor);
        try {
            initialize(starting);
            consumer = starting;
            nameRoute();
            bodyLimit = processor.limitBodies(endpoint.getCamelContext());
            endOfWatch = StrayCallbacks.watch(endpoint.getCamelContext(), processor::note);
            ServiceHelper.startService(starting);
        } catch (Exception e) {
            consumer = starting;
            stopServing();
            throw e;
        }
    }

    /** In this it looks for its server, and for nothing else. */
    private void initialize(Consumer starting) {
        try {
            ServiceHelper.initService(starting);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalStateException(
                    "Callbacks cannot be taken at " + endpoint.getPath() + ", since there is no HTTP server. With Camel Main"
                                            + " add camel-platform-http-main and set camel.server.enabled=true; with camel run"
                                            + " say --port=8080; on Spring Boot add camel-platform-http-starter. Without token"
                                            + " and encodingAesKey none is needed: messages are found every safetyNetInterval",
                    e);
        }
    }

    /** HTTP servers give all requests to whoever came first, and tell nobody. */
    private void checkThatItIsFree() {
        String path = endpoint.getPath();
        boolean isTaken = endpoint.getComponent().getHttpEndpoints().stream().map(HttpEndpointModel::getUri)
                .anyMatch(path::equals);
        if (isTaken) {
            throw new IllegalArgumentException(
                    "Option callbackPath is " + path + ", which another component or route of this application serves already."
                                               + " Where it is that of another corp, set another callbackPath for one of them,"
                                               + " and give its address in that corp's console");
        }
    }

    private void stopServing() {
        Consumer stopping = consumer;
        consumer = null;
        bodyLimit.lift();
        bodyLimit = BodyLimit.NONE;
        endOfWatch.run();
        ServiceHelper.stopAndShutdownService(stopping);
    }

    // HTTP exchanges without a route id make Micrometer register meters that clash with those of the route.
    private void nameRoute() {
        if (consumer.getPlatformHttpConsumer() instanceof RouteIdAware delegate) {
            delegate.setRouteId(roster.routeId());
        }
    }
}
