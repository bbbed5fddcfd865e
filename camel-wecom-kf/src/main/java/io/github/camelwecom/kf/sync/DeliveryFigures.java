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

import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

import io.github.camelwecom.kf.progress.Delivery;

/**
 * Counts what is done. Many threads tell it at the same time, without a lock.
 */
final class DeliveryFigures {

    private final LongAdder pages = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder redelivered = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder overtaken = new LongAdder();
    private final InstantSource clock;
    private volatile Incident lastFailure;

    DeliveryFigures(InstantSource clock) {
        this.clock = clock;
    }

    void fetched() {
        pages.increment();
    }

    void handedOut(Delivery delivery) {
        if (delivery == Delivery.REPEATED) {
            redelivered.increment();
        }
    }

    void processed() {
        messages.increment();
    }

    void failed(MessageFailedException failure) {
        lastFailure = Incident.of(failure, clock.instant());
    }

    void skipped() {
        skipped.increment();
    }

    void parked() {
        parked.increment();
    }

    void overtaken() {
        overtaken.increment();
    }

    DeliveryCounts counts() {
        return new DeliveryCounts(pages.sum(), messages.sum(), redelivered.sum(), skipped.sum(), parked.sum(), overtaken.sum());
    }

    /** Of a message in its route; null when there was none. */
    Incident lastFailure() {
        return lastFailure;
    }
}
