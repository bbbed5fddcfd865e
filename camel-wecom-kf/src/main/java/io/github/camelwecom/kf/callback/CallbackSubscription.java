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
 * One consumer's share in a callback path. The path knows it from {@link #start} to {@link #stop} only, so one that is
 * never started needs no stop.
 * <p>
 * There is nothing to suspend: a suspended consumer leaves its subscription started, so that the platform still gets
 * its answer and the listener can remember that there are news.
 */
public final class CallbackSubscription {

    private final CallbackPath path;
    private final CallbackSubscriber subscriber;

    CallbackSubscription(CallbackPath path, CallbackSubscriber subscriber) {
        this.path = path;
        this.subscriber = subscriber;
    }

    /**
     * Begins to listen; the first subscription of a path makes the HTTP server serve it. Does nothing if already
     * started.
     *
     * @param  routeId   the route whose metrics the HTTP exchanges count for, or <code>null</code> if unknown
     * @throws Exception if the path cannot be served, such as when there is no HTTP server; the subscription is stopped
     *                   then
     */
    public void start(String routeId) throws Exception {
        subscriber.countFor(routeId);
        path.start(subscriber);
    }

    /**
     * Ends listening; the last subscription of a path makes the HTTP server cease to serve it. Does nothing if not
     * started; can be started again.
     */
    public void stop() {
        path.stop(subscriber);
    }
}
