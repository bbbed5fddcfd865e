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

/**
 * What a company has to cope with.
 *
 * @param customers     who write
 * @param messagesADay  of all of them
 * @param answerSeconds how long the route takes for a message, on average
 */
public record Demand(int customers, int messagesADay, double answerSeconds) {

    /** This much of a day's messages comes in its busiest hour. */
    public static final double BUSIEST_HOUR = 0.15;
    static final double HOUR = 3600;

    /** Messages, in the busiest hour. */
    public double perSecond() {
        return messagesADay * BUSIEST_HOUR / HOUR;
    }

    /** How many messages are in the route at the same time, on average in the busiest hour (Little's law). */
    public double atOnce() {
        return perSecond() * answerSeconds;
    }
}
