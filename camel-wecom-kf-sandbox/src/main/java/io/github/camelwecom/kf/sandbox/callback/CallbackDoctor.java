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
package io.github.camelwecom.kf.sandbox.callback;

import java.net.URI;

import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;

/** Says what became of a callback, what that means and what to do. */
final class CallbackDoctor {

    private static final String COMPONENT_PATH = "/wecom/kf/callback";

    private CallbackDoctor() {
    }

    static String explain(CallbackAttempt attempt) {
        return attempt.status() == null ? unanswered(attempt) : answered(attempt.status(), attempt.url());
    }

    private static String answered(int status, String url) {
        String path = URI.create(url).getPath();
        return switch (status) {
            case 200 -> "delivered";
            case 400 -> "the application could not read it: are token, encodingAesKey and corpId the sandbox's?";
            case 401, 403 -> "the application refused it: are token and encodingAesKey the sandbox's, and does nothing "
                             + "in front of it ask for a login?";
            case 404 -> "nothing is served at " + path + ": is the callback URL right? The component serves " + COMPONENT_PATH;
            case 405 -> path + " takes no POST: is the callback URL right? The component serves " + COMPONENT_PATH;
            case 413 -> "the application, or what stands before it, takes no body of this size";
            case 301, 302, 303, 307, 308 -> "a redirection; the platform follows none: give the address it leads to";
            case 503 -> "the application does not take callbacks now: is its route started?";
            default -> status >= 500
                    ? "the application failed: look into its log"
                    : "only 200 counts as delivered; the platform repeats it three times";
        };
    }

    private static String unanswered(CallbackAttempt attempt) {
        URI url = URI.create(attempt.url());
        String failure = attempt.failure();
        if (failure.contains("in time")) {
            return "no answer within 5 seconds: answer first, then work; or the address leads into nowhere";
        }
        if (failure.contains("ConnectException") || failure.contains("refused")) {
            return "nothing listens at " + url.getHost() + ":" + port(url) + ": is the application started? From a container, "
                   + "the host is host.docker.internal, not localhost";
        }
        if (failure.contains("UnresolvedAddress") || failure.contains("UnknownHost")) {
            return "no such host: " + url.getHost();
        }
        if (failure.contains("SSL")) {
            return "TLS failed: is it https at all, and is its certificate trusted by this Java?";
        }
        return "the connection ended without an answer: is it HTTP?";
    }

    private static int port(URI url) {
        int byScheme = "https".equals(url.getScheme()) ? 443 : 80;
        return url.getPort() < 0 ? byScheme : url.getPort();
    }
}
