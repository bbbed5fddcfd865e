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
package io.github.camelwecom.kf.sandbox.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.scenario.Scenario;

/** Lets what is done at the desk be written down, from when on and until when one likes. */
final class Recorder {

    /** Asks about the sandbox itself or about this machine, which would mean nothing elsewhere. */
    private static final Set<String> UNTOLD = Set.of("scenarios", "snapshot", "journal");
    private static final Set<String> LOCAL = Set.of("callbacks/url", "callbacks/verify");
    /** Waiting is written down when there was something to wait for. */
    private static final String WAITING = "awaits";

    private final House house;
    private final ReentrantLock lock = new ReentrantLock();
    // All are guarded by the lock.
    private Scribe scribe = new Scribe();
    private boolean running;
    private Instant last;

    Recorder(House house) {
        this.house = house;
    }

    void start() {
        lock.lock();
        try {
            scribe = new Scribe();
            running = true;
            last = house.clock().instant();
            house.corp().tell(scribe::begin);
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** What was written down so far. */
    Scenario recorded() {
        lock.lock();
        try {
            return scribe.written();
        } finally {
            lock.unlock();
        }
    }

    /** @throws IllegalStateException when it was not started */
    Scenario stop() {
        lock.lock();
        try {
            if (!running) {
                throw new IllegalStateException("Nothing is being recorded; POST /sandbox/scenarios/record begins");
            }
            house.corp().tell(scribe::awaitAnswers);
            running = false;
            return recorded();
        } finally {
            lock.unlock();
        }
    }

    /** Before something is done. */
    void before(Route route, List<String> path) {
        lock.lock();
        try {
            if (isTold(route.method(), path)) {
                house.corp().tell(scribe::awaitAnswers);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Something was done.
     *
     * @param began when, by the sandbox's clock
     * @param done  what the desk answered
     */
    void after(Route route, List<String> path, Ask ask, Instant began, JsonNode done) {
        lock.lock();
        try {
            if (isTold(route.method(), path)) {
                Duration pause = began.isAfter(last) ? Duration.between(last, began) : Duration.ZERO;
                last = house.clock().instant();
                house.corp().tell(corp -> scribe.write(corp, route, path, ask, pause, done));
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isTold(String method, List<String> path) {
        return running && !"GET".equals(method) && !UNTOLD.contains(path.get(0)) && !WAITING.equals(path.get(path.size() - 1))
                && !LOCAL.contains(String.join("/", path));
    }
}
