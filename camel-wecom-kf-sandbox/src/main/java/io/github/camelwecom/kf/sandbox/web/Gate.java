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

import java.util.Locale;
import java.util.regex.Pattern;

import wiremock.jakarta.servlet.http.HttpServletRequest;

/**
 * Keeps other sites' pages out. A page that a name of its own leads here (DNS rebinding) shows in Host; one that posts
 * from elsewhere shows in Origin or Sec-Fetch-Site.
 */
final class Gate {

    private static final Pattern HERE = Pattern.compile(
            "(localhost|[a-z0-9-]+\\.localhost|host\\.docker\\.internal|\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[0-9a-f:]+])(:\\d+)?");

    private Gate() {
    }

    /** Why the request is not let in; empty when it is. */
    static String objection(HttpServletRequest request) {
        String host = lower(host(request));
        if (!HERE.matcher(host).matches()) {
            return "Host must be localhost or an address in numbers";
        }
        String origin = lower(request.getHeader("Origin"));
        if (!origin.isEmpty() && !origin.equals("http://" + host)) {
            return "not for pages of another site";
        }
        boolean otherSite = "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
        boolean visit = "navigate".equals(request.getHeader("Sec-Fetch-Mode")) && "GET".equals(request.getMethod());
        return otherSite && !visit ? "not for pages of another site" : "";
    }

    /** HTTP/2, which the JDK's client asks for, has an authority of its own instead of the header. */
    private static String host(HttpServletRequest request) {
        String header = request.getHeader("Host");
        return header == null && "HTTP/2.0".equals(request.getProtocol())
                ? request.getServerName() + ":" + request.getServerPort() : header;
    }

    private static String lower(String value) {
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
