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
package io.github.camelwecom.kf.benchmark.sizing;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * An hour in simulated time, in which messages come at random from random customers, and work at them takes a random
 * time: seldom much longer than the average, often shorter (both exponential). The same on each machine.
 */
public final class BusiestHour {

    private static final int SEED = 1;
    private static final double MOST = 0.95;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Demand demand;

    private BusiestHour(Demand demand) {
        this.demand = demand;
    }

    /** How long, in seconds, 95 of 100 messages wait at most until work at them begins. */
    public static double waitOfMost(Demand demand, Places places) {
        double[] waits = new BusiestHour(demand).waits(places);
        Arrays.sort(waits);
        return waits[(int) (waits.length * MOST)];
    }

    private double[] waits(Places places) {
        DoubleStream.Builder waits = DoubleStream.builder();
        for (double now = next(1 / demand.perSecond()); now < Demand.HOUR; now += next(1 / demand.perSecond())) {
            int customer = random.nextInt(demand.customers());
            waits.add(places.begin(customer, now, next(demand.answerSeconds())) - now);
        }
        return waits.build().toArray();
    }

    private double next(double average) {
        return -average * StrictMath.log(1 - random.nextDouble());
    }
}
