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

/**
 * Who is told of a path's callbacks, and what these are verified with.
 */
final class CallbackSubscriber {

    private final CallbackVerifier verifier;
    private final CallbackListener listener;
    private volatile String routeId;

    CallbackSubscriber(CallbackVerifier verifier, CallbackListener listener) {
        this.verifier = verifier;
        this.listener = listener;
    }

    CallbackCredentials credentials() {
        return verifier.credentials();
    }

    CallbackVerifier verifier() {
        return verifier;
    }

    CallbackListener listener() {
        return listener;
    }

    /** The route whose metrics HTTP exchanges count for, <code>null</code> if unknown. */
    String routeId() {
        return routeId;
    }

    void countFor(String route) {
        routeId = route;
    }
}
