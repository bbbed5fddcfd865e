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

/** Finds out why an attempt to reach the application ended as it did. */
final class CallbackDoctor {

    private CallbackDoctor() {
    }

    static Diagnosis diagnose(CallbackAttempt attempt) {
        CallbackFinding finding = attempt.status() == null ? unanswered(attempt.failure()) : answered(attempt.status());
        return finding.at(URI.create(attempt.url()));
    }

    /** What a status other than 200 tells is the same for POST and GET. */
    static CallbackFinding answered(int status) {
        return switch (status) {
            case 200 -> CallbackFinding.DELIVERED;
            case 400 -> CallbackFinding.UNREADABLE;
            case 401, 403 -> CallbackFinding.REFUSED;
            case 404 -> CallbackFinding.NOT_SERVED;
            case 405 -> CallbackFinding.WRONG_METHOD;
            case 413 -> CallbackFinding.TOO_LARGE;
            case 301, 302, 303, 307, 308 -> CallbackFinding.REDIRECTED;
            case 503 -> CallbackFinding.NOT_READY;
            default -> status >= 500 ? CallbackFinding.FAILED : CallbackFinding.NOT_OK;
        };
    }

    static CallbackFinding unanswered(String failure) {
        if (failure.contains("in time")) {
            return CallbackFinding.TOO_LATE;
        }
        // The JDK's client hides an unknown name in a ConnectException, whose cause alone tells.
        if (failure.contains("UnresolvedAddress") || failure.contains("UnknownHost")) {
            return CallbackFinding.NO_SUCH_HOST;
        }
        if (failure.contains("ConnectException") || failure.contains("refused")) {
            return CallbackFinding.NOBODY_LISTENS;
        }
        return failure.contains("SSL") ? CallbackFinding.NO_TLS : CallbackFinding.NO_HTTP;
    }
}
