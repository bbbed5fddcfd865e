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
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.benchmark.contender.Sending;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** Answers, by one thread and by many. */
final class SendFlow implements Flow {

    private static final String WX_JAVA = "wxjava";
    private static final String BARE = "bare";
    private static final int MANY = 32;

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Map<String, List<Figures>> byOne = rounds.run(contenders(1));
        List<Comparison> all = new ArrayList<>();
        all.add(rates("send-1", byOne));
        all.add(rates("send-32", rounds.run(contenders(MANY))));
        all.add(Comparison.of("send-bytes", Unit.BYTES, Flow.plain(byOne, Figures.BYTES),
                Goal.value(Comparison.COMPONENT, 16_750)));
        return all;
    }

    private static List<Contender> contenders(int threads) {
        return List.of(
                Contender.of(Comparison.COMPONENT, Sending.Route.class, threads),
                Contender.of("client", Sending.Client.class, threads),
                Contender.of(WX_JAVA, Sending.WxJava.class, threads),
                Contender.of(BARE, Sending.Bare.class, threads));
    }

    private static Comparison rates(String id, Map<String, List<Figures>> found) {
        return Comparison.of(id, Unit.PER_SECOND, Flow.all(found, Figures.RATE), Goal.times(0.9, BARE),
                Goal.times(1, WX_JAVA));
    }
}
