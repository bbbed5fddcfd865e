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
package io.github.camelwecom.kf.meter;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.camelwecom.kf.watch.ConsumerReport;

/**
 * One report for all meters that are read at the same time: with thousands of accounts it is not for nothing.
 */
final class RecentReport implements Supplier<ConsumerReport> {

    private static final long GOOD_FOR = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<ConsumerReport> consumer;
    private volatile Dated last;

    RecentReport(Supplier<ConsumerReport> consumer) {
        this.consumer = consumer;
    }

    @Override
    public ConsumerReport get() {
        Dated recent = last;
        long now = System.nanoTime();
        if (recent == null || now - recent.at() > GOOD_FOR) {
            recent = new Dated(consumer.get(), now);
            last = recent;
        }
        return recent.report();
    }

    private record Dated(ConsumerReport report, long at) {
    }
}
