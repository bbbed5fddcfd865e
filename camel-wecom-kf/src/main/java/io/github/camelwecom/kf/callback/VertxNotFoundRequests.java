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

import java.util.Collection;
import java.util.List;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.apache.camel.CamelContext;

/** Looks at every request of Camel's Vert.x server when it was answered. */
final class VertxNotFoundRequests implements NotFoundRequests {

    private static final int NOT_FOUND = 404;
    /** Routes have 0 and more: what is not found would pass behind none of them. */
    private static final int BEFORE_ALL_ROUTES = -1;

    private final Collection<Router> routers;

    private VertxNotFoundRequests(Collection<Router> routers) {
        this.routers = routers;
    }

    static VertxNotFoundRequests of(CamelContext camelContext) {
        return new VertxNotFoundRequests(camelContext.getRegistry().findByType(Router.class));
    }

    @Override
    public Runnable tell(Listener listener) {
        List<Route> routes = routers.stream()
                .map(router -> router.route().order(BEFORE_ALL_ROUTES).handler(context -> watch(context, listener))).toList();
        return () -> routes.forEach(Route::remove);
    }

    private static void watch(RoutingContext context, Listener listener) {
        context.addEndHandler(answered -> {
            if (context.response().getStatusCode() == NOT_FOUND) {
                listener.notFound(context.request().path(), context.request().query());
            }
        });
        context.next();
    }
}
