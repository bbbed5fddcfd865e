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
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.RefErrorHandlerDefinition;

/**
 * Keeps Camel's default error handler from logging each try of a failing message with its whole stack, which the engine
 * tells of once. Only where nothing else than that handler is in use: an exchange that is marked like this takes no
 * part in <code>onException</code> or in a dead letter channel.
 */
final class ErrorHandlerLog {

    private static final Look NEVER = new Look(-1, false);

    private final CamelContext camelContext;
    /** Null in a context that was made without one. */
    private final Model model;
    /**
     * The two of one look, so that a route that comes later is looked at. All consumers of the component have the same
     * one: while a thousand routes start, each message looks again.
     */
    private volatile Look look = NEVER;

    ErrorHandlerLog(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.model = camelContext.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /** To be called when a consumer is made: its route may be one in place of another, with other error handlers. */
    void lookAgain() {
        look = NEVER;
    }

    /** Before the exchange goes into its route. */
    void leaveToUs(Exchange exchange) {
        if (isNothingElseInUse()) {
            exchange.getExchangeExtension().setErrorHandlerHandled(false);
        }
    }

    private boolean isNothingElseInUse() {
        int routes = camelContext.getRoutesSize();
        // one look: another consumer may ask for the next at any moment
        Look last = look;
        if (last.routes() != routes) {
            last = new Look(routes, camelContext.getRoutes().stream().allMatch(this::hasDefaultOnly));
            look = last;
        }
        return last.nothingElse();
    }

    private boolean hasDefaultOnly(Route route) {
        RouteDefinition definition = definition(route);
        return definition != null && isDefault(definition.getErrorHandlerFactory())
                && definition.getOutputs().stream().noneMatch(OnExceptionDefinition.class::isInstance);
    }

    /**
     * Camel's model searches all routes, under a lock; so it is asked only where a route does not know, as on Camel
     * Main.
     */
    private RouteDefinition definition(Route route) {
        if (route.getRoute() instanceof RouteDefinition definition) {
            return definition;
        }
        return model == null ? null : model.getRouteDefinition(route.getRouteId());
    }

    /** A route without an error handler of its own has that of the context, which without one is Camel's default. */
    private boolean isDefault(ErrorHandlerFactory errorHandler) {
        return errorHandler instanceof RefErrorHandlerDefinition reference
                && RefErrorHandlerDefinition.DEFAULT_ERROR_HANDLER_BUILDER.equals(reference.getRef())
                && camelContext.getCamelContextExtension().getErrorHandlerFactory() == null;
    }

    private record Look(int routes, boolean nothingElse) {
    }
}
