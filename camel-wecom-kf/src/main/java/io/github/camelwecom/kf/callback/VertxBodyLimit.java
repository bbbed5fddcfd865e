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
import java.util.function.Consumer;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.apache.camel.CamelContext;

/**
 * Camel's own HTTP server, which is Vert.x, reads a body into memory and files of a form onto the disk before a
 * consumer sees anything, and by default of any size. Here it stops at the bound and writes no file.
 */
final class VertxBodyLimit implements BodyLimit {

    private static final long LINGER_MILLIS = 1_000;

    private final int maxBodySize;
    private final BodyHandler reader;
    private final Consumer<CallbackRefusedException> refusals;
    private final List<Route> routes;

    private VertxBodyLimit(
                           Collection<Router> routers, String path, int maxBodySize,
                           Consumer<CallbackRefusedException> refusals) {
        this.maxBodySize = maxBodySize;
        this.reader = BodyHandler.create(false).setBodyLimit(maxBodySize);
        this.refusals = refusals;
        this.routes = routers.stream().map(router -> router.route(path).handler(this::limit).failureHandler(this::refuse))
                .toList();
    }

    static VertxBodyLimit of(
            CamelContext camelContext, String path, int maxBodySize, Consumer<CallbackRefusedException> refusals) {
        return new VertxBodyLimit(camelContext.getRegistry().findByType(Router.class), path, maxBodySize, refusals);
    }

    private void limit(RoutingContext context) {
        // whatever type a callback is said to be of: as a form it would be taken to pieces
        context.request().headers().remove(HttpHeaders.CONTENT_TYPE);
        if (isHttp2(context)) {
            limitHttp2(context);
        } else {
            // of two such handlers only the first one reads; that of Camel comes later
            reader.handle(context);
        }
    }

    // Camel's handler fails where the body was read before it, so it has to read.
    private void limitHttp2(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.method() == HttpMethod.GET) {
            context.next();
            // nobody looks at the body
            request.handler(null);
        } else if (length == null) {
            answer(context, new CallbackRefusedException(CallbackRefusal.BODY_LENGTH));
        } else if (Long.parseLong(length) > maxBodySize) {
            answer(context, CallbackRefusedException.tooLarge(maxBodySize));
        } else {
            // that no more comes than was told, HTTP/2 sees to
            context.next();
        }
    }

    private void refuse(RoutingContext failed) {
        if (failed.statusCode() == CallbackRefusal.BODY_SIZE.httpStatus()) {
            answer(failed, CallbackRefusedException.tooLarge(maxBodySize));
        } else if (failed.failure() != null && !failed.request().isEnded()) {
            answer(failed, new CallbackRefusedException(CallbackRefusal.BODY_BROKEN_OFF));
        } else {
            failed.next();
        }
    }

    private void answer(RoutingContext failed, CallbackRefusedException refusal) {
        HttpServerResponse response = failed.response();
        if (response.ended()) {
            // refused before, and now the connection ends
            return;
        }
        refusals.accept(refusal);
        if (!response.closed()) {
            response.setStatusCode(refusal.getHttpStatus());
            hangUp(failed);
        }
    }

    private static void hangUp(RoutingContext refused) {
        HttpServerResponse response = refused.response();
        if (isHttp2(refused)) {
            // The connection has other requests; and some senders wait for ever when theirs is reset.
            response.end();
            return;
        }
        // later, for a connection that ends with bytes unread may take the answer with it
        response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE).end().onComplete(
                sent -> refused.vertx().setTimer(LINGER_MILLIS, timer -> refused.request().connection().close()));
    }

    private static boolean isHttp2(RoutingContext context) {
        return context.request().version() == HttpVersion.HTTP_2;
    }

    @Override
    public void lift() {
        routes.forEach(Route::remove);
    }
}
