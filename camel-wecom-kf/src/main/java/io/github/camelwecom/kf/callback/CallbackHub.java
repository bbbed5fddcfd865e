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

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.CamelContext;

/**
 * The callback paths of one component. An app has one callback URL for all of its accounts (doc/96466), and an HTTP
 * server gives a path to one consumer only, so consumers that listen to the same path share one registration here.
 */
public final class CallbackHub {

    private final CamelContext camelContext;
    private final CallbackRules rules;
    private final Clock clock;
    private final Lock lock = new ReentrantLock();
    // A path stays known once it was joined: some HTTP servers (Spring Boot's) keep calling what they were given first,
    // and what it has accepted must not be accepted again after its consumers were stopped and started.
    private final Map<String, CallbackPath> paths = new TreeMap<>();

    /**
     * @param rules what is asked of the callbacks of every path
     * @param clock what the timestamps of callbacks are compared with
     */
    public CallbackHub(CamelContext camelContext, CallbackRules rules, Clock clock) {
        this.camelContext = camelContext;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Joins a path. To be called from <code>Endpoint.createConsumer</code>: this resolves the platform-http component,
     * which is too late in a consumer's own start (Camel refuses it as a circular dependency when it creates components
     * on the fly).
     *
     * @param  path                     where the platform sends callbacks, such as <code>/wecom/callback</code>;
     *                                  without a leading slash one is added, trailing slashes are dropped
     * @param  credentials              what callbacks are verified with; several subscriptions of a path may differ in
     *                                  it
     * @param  listener                 told of what was verified
     * @return                          a subscription that is not started yet
     * @throws IllegalArgumentException if the path cannot be one
     */
    public CallbackSubscription join(String path, CallbackCredentials credentials, CallbackListener listener) {
        return new CallbackSubscription(
                path(path), new CallbackSubscriber(new CallbackVerifier(credentials), listener));
    }

    /**
     * @throws IllegalArgumentException if this cannot be the path of a callback URL
     */
    public static void checkPath(String path) {
        CallbackPath.normalize(path);
    }

    /** How the callbacks of each path ended, in the order of the paths. */
    public List<CallbackStatistics> statistics() {
        lock.lock();
        try {
            return paths.values().stream().map(CallbackPath::statistics).toList();
        } finally {
            lock.unlock();
        }
    }

    /** How the callbacks of this path ended; empty when nobody takes any there now. */
    public Optional<CallbackStatistics> statistics(String path) {
        String normalized = CallbackPath.normalize(path);
        lock.lock();
        try {
            return Optional.ofNullable(paths.get(normalized)).filter(CallbackPath::isServed).map(CallbackPath::statistics);
        } finally {
            lock.unlock();
        }
    }

    private CallbackPath path(String path) {
        String normalized = CallbackPath.normalize(path);
        lock.lock();
        try {
            CallbackPath known = paths.get(normalized);
            if (known == null) {
                known = new CallbackPath(normalized, camelContext, rules, clock);
                paths.put(normalized, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }
}
