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
package io.github.camelwecom.kf.benchmark.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelwecom.kf.benchmark.contender.ParallelCustomers;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Measurement;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** Handlers that take 20 ms, by the number of customers at the same time. */
final class ParallelFlow implements Flow {

    private static final int MILLIS = 20;
    private static final int[] CUSTOMERS = { 1, 4, 16, 64, 256 };

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Map<String, List<Figures>> found = rounds.run(IntStream.of(CUSTOMERS)
                .mapToObj(customers -> Contender.of(name(customers), ParallelCustomers.class, customers, MILLIS)).toList());
        Map<String, List<Figures>> ofIdeal = new LinkedHashMap<>();
        List<Goal> goals = new ArrayList<>();
        for (int customers : CUSTOMERS) {
            double ideal = customers * 1000.0 / MILLIS;
            ofIdeal.put(name(customers), found.get(name(customers)).stream()
                    .map(one -> one.and(Figures.RATE, 100 * one.get(Figures.RATE) / ideal)).toList());
            goals.add(Goal.value(name(customers), 90));
        }
        List<Measurement> all = Flow.all(ofIdeal, Figures.RATE);
        return List.of(Comparison.of("parallel", Unit.PERCENT, all, goals.toArray(Goal[]::new)));
    }

    private static String name(int customers) {
        return "customers-" + customers;
    }
}
