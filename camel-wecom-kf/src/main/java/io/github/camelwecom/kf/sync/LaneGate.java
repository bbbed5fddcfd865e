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
package io.github.camelwecom.kf.sync;

import java.util.function.Supplier;

/**
 * Whether an account's lane may go on: as long as the account is ours, and its engine is open.
 */
final class LaneGate {

    private final Supplier<EngineState> engine;
    private volatile boolean served = true;

    LaneGate(Supplier<EngineState> engine) {
        this.engine = engine;
    }

    /** The account is ours to read, perhaps again. */
    void open() {
        served = true;
    }

    /** The account is no longer ours to read. */
    void close() {
        served = false;
    }

    boolean isServed() {
        return served;
    }

    boolean mayHandOut() {
        return served && engine.get().handsOut();
    }

    boolean mayPull() {
        return served && engine.get().pulls();
    }
}
