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
package io.github.camelwecom.kf.springboot;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.github.camelwecom.kf.callback.BodyLimit;
import io.github.camelwecom.kf.callback.BodyLimiter;

/**
 * Reads the bodies of callbacks, as many bytes as they may have, before the servlet container or Camel do. Those would
 * read them to the end, and take a form to pieces, whatever its size.
 */
final class ServletBodyLimiter implements BodyLimiter, Filter {

    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    @Override
    public BodyLimit limit(String path, int maxBodySize, Refusals refusals) {
        limits.put(path, new Limit(maxBodySize, refusals));
        return () -> limits.remove(path);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        Limit limit = limits.get(path(http));
        if (limit == null) {
            chain.doFilter(request, response);
        } else {
            limit.handOn(http, (HttpServletResponse) response, chain);
        }
    }

    /** As the container has decoded it: another spelling of a path has the same bound. */
    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
    }

    private record Limit(int maxBodySize, Refusals refusals) {

        void handOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            byte[] body;
            try {
                body = bounded(request);
            } catch (IOException e) {
                refuse(response, refusals.brokenOff());
                return;
            }
            if (body == null) {
                refuse(response, refusals.tooLarge());
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        }

        /** Null if there is more than allowed. */
        private byte[] bounded(HttpServletRequest request) throws IOException {
            if (request.getContentLengthLong() > maxBodySize) {
                return null;
            }
            byte[] body = new byte[maxBodySize + 1];
            // not readNBytes(int): it asks for nothing at the end, for which Tomcat waits
            int length = request.getInputStream().readNBytes(body, 0, body.length);
            return length > maxBodySize ? null : Arrays.copyOf(body, length);
        }

        private static void refuse(HttpServletResponse response, int status) throws IOException {
            response.setStatus(status);
            response.setHeader("Connection", "close");
            // else who asked waits for the end of the connection, which is not a clean one
            response.setContentLength(0);
            // now: the container goes on to read what is not wanted
            response.flushBuffer();
        }
    }
}
