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

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.camel.CamelContext;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Keeps Camel's default error handler from logging each try of a failing message with its whole stack, which the engine
 * tells of once. Only where nothing else than that handler is in use: an exchange that is marked like this takes no
 * part in <code>onException</code> or in a dead letter channel, be that of a route that it comes into later. So each
 * route is looked at when it comes, and a message finds the answer there.
 */
final class ErrorHandlerLog extends LifecycleStrategySupport {

    private final CamelContext camelContext;
    /** Null in a context that was made without one. */
    private final Model model;
    /** The ids of routes that handle errors in a way of their own. */
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    private ErrorHandlerLog(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.model = camelContext.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /** Looks at the routes that are there, and from now on at those that come. */
    static ErrorHandlerLog of(CamelContext camelContext) {
        ErrorHandlerLog log = new ErrorHandlerLog(camelContext);
        camelContext.addLifecycleStrategy(log);
        log.onRoutesAdd(camelContext.getRoutes());
        return log;
    }

    /** Also when a route comes in place of another one, or starts again. */
    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            if (hasDefaultOnly(route)) {
                others.remove(route.getRouteId());
            } else {
                others.add(route.getRouteId());
            }
        }
    }

    @Override
    public void onRoutesRemove(Collection<Route> routes) {
        // where all end, those that end later still count on it
        if (!camelContext.isStopping()) {
            routes.forEach(route -> others.remove(route.getRouteId()));
        }
    }

    /** Before the exchange goes into its route. */
    void leaveToUs(Exchange exchange) {
        if (others.isEmpty() && camelContext.getCamelContextExtension().getErrorHandlerFactory() == null) {
            exchange.getExchangeExtension().setErrorHandlerHandled(false);
        }
    }

    private boolean hasDefaultOnly(Route route) {
        RouteDefinition definition = definition(route);
        return definition != null && isContexts(definition.getErrorHandlerFactory())
                && definition.getOutputs().stream().noneMatch(OnExceptionDefinition.class::isInstance);
    }

    /**
     * Camel's model searches all routes. It is asked for one that has forgotten, as those on Camel Main do once they
     * run.
     */
    private RouteDefinition definition(Route route) {
        if (route.getRoute() instanceof RouteDefinition definition) {
            return definition;
        }
        return model == null ? null : model.getRouteDefinition(route.getRouteId());
    }

    /** As of a route without an error handler of its own. That of a context without one is Camel's default. */
    private static boolean isContexts(ErrorHandlerFactory errorHandler) {
        return errorHandler instanceof RefErrorHandlerDefinition reference
                && RefErrorHandlerDefinition.DEFAULT_ERROR_HANDLER_BUILDER.equals(reference.getRef());
    }
}
