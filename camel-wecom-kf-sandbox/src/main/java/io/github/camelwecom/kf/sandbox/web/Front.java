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
package io.github.camelwecom.kf.sandbox.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.desk.Desk;
import io.github.camelwecom.kf.sandbox.desk.DeskRefusal;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;
import wiremock.jakarta.servlet.AsyncContext;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Handler;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.AbstractHandler;

/** The page and the sandbox's own API, in the same server as the platform's API and before it. */
public final class Front implements HttpServerFactory, AutoCloseable {

    private static final Map<String, String> TYPES = Map.of("html", "text/html", "js", "text/javascript", "css", "text/css",
            "svg", "image/svg+xml", "json", "application/json");
    private static final Set<String> CLOSED = Set.of("shutdown", "settings", "recordings", "ext-global");
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Desk desk;
    private final CorpGuard corp;
    private final Live live;

    public Front(Desk desk, CorpGuard corp) {
        this.desk = desk;
        this.corp = corp;
        this.live = new Live(corp);
    }

    /** Tells in lines for people what is answered and which callbacks fail. */
    public void narrate(Consumer<String> out) {
        live.narrate(out);
    }

    @Override
    public HttpServer buildHttpServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
        Handler front = handler();
        return new Jetty11HttpServer(options, admin, stubs) {
            @Override
            public Handler[] extensionHandlers() {
                return new Handler[] { front };
            }
        };
    }

    private Handler handler() {
        return new AbstractHandler() {
            @Override
            public void handle(String target, Request base, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                if (target.equals("/") || target.startsWith("/page/") || target.startsWith("/sandbox/")
                        || target.startsWith("/__admin")) {
                    base.setHandled(receive(target, request, response));
                }
            }
        };
    }

    /** Returns whether the request is answered. */
    private boolean receive(String target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String objection = Gate.objection(request);
        if (!objection.isEmpty()) {
            refuse(response, 403, objection);
            return true;
        }
        if (target.startsWith("/__admin")) {
            return closed(target, response);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (target.equals("/sandbox/events")) {
            stream(request, response);
        } else if (target.startsWith("/sandbox/media/")) {
            medium(target.substring("/sandbox/media/".length()), response);
        } else if (target.startsWith("/sandbox/")) {
            ask(target.substring("/sandbox/".length()), request, response);
        } else {
            file(target.equals("/") ? "index.html" : target.substring("/page/".length()), response);
        }
        return true;
    }

    /** WireMock's own administration must not end or turn off the sandbox. */
    private static boolean closed(String target, HttpServletResponse response) throws IOException {
        String area = target.substring("/__admin".length()).replaceFirst("^/", "").split("/")[0];
        if (CLOSED.contains(area)) {
            refuse(response, 403, "closed in the sandbox: it would stop working");
            return true;
        }
        return false;
    }

    private void stream(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        AsyncContext page = request.startAsync();
        page.setTimeout(0);
        // only the first words sent answer the request: whoever has the answer is told of all that happens from then on
        live.watch(page);
    }

    private void ask(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(response, 413, "at most 32 MB");
            return;
        }
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        try {
            List<String> parts = Arrays.stream(path.split("/")).toList();
            answer(response, 200, Json.write(desk.handle(request.getMethod(), parts, query(request), body)));
            live.wake();
        } catch (DeskRefusal refusal) {
            refuse(response, refusal.status(), refusal.getMessage() + (type.contains("form") ? "; send JSON" : ""));
        }
    }

    private static Map<String, String> query(HttpServletRequest request) {
        Map<String, String> query = new HashMap<>();
        String text = request.getQueryString();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private void medium(String mediaId, HttpServletResponse response) throws IOException {
        try {
            StoredMedia medium = corp.ask(known -> known.media().get(mediaId));
            response.setContentType(medium.contentType());
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.getOutputStream().write(medium.content().bytes(0, (int) Math.min(MOST_BYTES, medium.content().length())));
        } catch (KfRefusal refusal) {
            refuse(response, 404, refusal.getMessage());
        }
    }

    private static void file(String name, HttpServletResponse response) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try (InputStream content
                = type == null || !name.matches("[a-z0-9.-]+") ? null : Front.class.getResourceAsStream("page/" + name)) {
            if (content == null) {
                refuse(response, 404, "no such file");
                return;
            }
            response.setContentType(type + ";charset=utf-8");
            response.setHeader("Content-Security-Policy",
                    "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'");
            content.transferTo(response.getOutputStream());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        answer(response, status, Json.write(Json.object().put("error", reason)));
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json;charset=utf-8");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        live.close();
    }
}
