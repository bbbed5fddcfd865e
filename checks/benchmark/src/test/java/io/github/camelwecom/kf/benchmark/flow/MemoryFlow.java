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

import java.util.List;

import io.github.camelwecom.kf.benchmark.contender.IdleAccounts;
import io.github.camelwecom.kf.benchmark.contender.KeptPages;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** What messages and accounts take of the heap. */
final class MemoryFlow implements Flow {

    private static final int ACCOUNTS = 2000;
    private static final int FEW_ACCOUNTS = 20;

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        int accounts = rounds.effort().equals(Effort.MOMENT) ? FEW_ACCOUNTS : ACCOUNTS;
        return List.of(
                Comparison.of("kept-message", Unit.BYTES, Flow.plain(rounds.run(List.of(
                        Contender.of(Comparison.COMPONENT, KeptPages.Component.class),
                        Contender.of("wxjava", KeptPages.WxJava.class))), KeptPages.KEPT),
                        Goal.value(Comparison.COMPONENT, 700)),
                Comparison.of("idle-account", Unit.BYTES, Flow.plain(rounds.run(List.of(
                        Contender.of(Comparison.COMPONENT, IdleAccounts.class, accounts))), IdleAccounts.KEPT),
                        Goal.value(Comparison.COMPONENT, 4096)));
    }
}
