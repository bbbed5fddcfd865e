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

import java.util.PriorityQueue;

/** Where messages are worked at in a simulation; times are in seconds. */
public interface Places {

    /** Takes in a message when it comes, and returns when work at it begins. */
    double begin(int customer, double arrival, double work);

    /** Whichever is free takes the next message; those of a customer go one after the other. */
    static Places anyFree(int number, int customers) {
        PriorityQueue<Double> free = new PriorityQueue<>(number);
        for (int place = 0; place < number; place++) {
            free.add(0.0);
        }
        double[] ends = new double[customers];
        return (customer, arrival, work) -> {
            double begin = Math.max(Math.max(arrival, ends[customer]), free.remove());
            ends[customer] = begin + work;
            free.add(begin + work);
            return begin;
        };
    }

    /** Each customer has one place, as a key of Kafka has a partition, where all goes one after the other. */
    static Places byCustomer(int number) {
        double[] ends = new double[number];
        return (customer, arrival, work) -> {
            int place = Integer.remainderUnsigned(customer * 0x9e3779b9, number);
            double begin = Math.max(arrival, ends[place]);
            ends[place] = begin + work;
            return begin;
        };
    }
}
