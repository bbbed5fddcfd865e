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
 * What a company needs, and how long 95 of 100 messages then wait at most until work at them begins.
 *
 * @param waitAlone       in seconds, with one node; not a number where that is not enough
 * @param waitBehindKafka in seconds
 */
public record Estimate(Demand demand, Nodes nodes, double waitAlone, double waitBehindKafka) {

    public static Estimate of(Demand demand) {
        Nodes nodes = Nodes.of(demand);
        double waitAlone = nodes.isOneEnough()
                ? BusiestHour.waitOfMost(demand, Places.anyFree(nodes.customers(), demand.customers())) : Double.NaN;
        return new Estimate(demand, nodes, waitAlone, BusiestHour.waitOfMost(demand, Places.byCustomer(nodes.partitions())));
    }
}
