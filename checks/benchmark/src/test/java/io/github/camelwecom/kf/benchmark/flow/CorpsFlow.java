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
import java.util.Map;

import io.github.camelwecom.kf.benchmark.contender.CorpsDraining;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/**
 * Ten million messages of the million customers of one corp, and a million of as many customers of the 1,000 corps of a
 * service provider, from a platform 30 ms away, which takes five calls of a corp at once. Once each.
 */
final class CorpsFlow implements Flow {

    private static final String ONE_CORP = "one-corp";
    private static final String PROVIDER = "provider";
    private static final int MESSAGES = 10_000_000;
    private static final int OF_PROVIDER = 1_000_000;
    private static final int CUSTOMERS = 1_000_000;
    private static final int ACCOUNTS = 4;
    private static final int CORPS = 1000;
    /** So much smaller is what is only seen to work. */
    private static final int MOMENT = 5000;
    /** 1,000 corps that all have a backlog would keep two million messages in memory by default. */
    private static final String FRUGAL = "&maximumPendingMessages=200&pageSize=200&concurrentCustomers=4";

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        boolean isForAMoment = rounds.effort().equals(Effort.MOMENT);
        int divisor = isForAMoment ? MOMENT : 1;
        int corps = isForAMoment ? 2 : CORPS;
        int ofAccount = MESSAGES / divisor / ACCOUNTS;
        int ofCorp = OF_PROVIDER / divisor / corps;
        Map<String, List<Figures>> found = new Rounds(1, rounds.effort(), rounds.forked()).run(List.of(
                Contender.of(ONE_CORP, CorpsDraining.class, 1, ACCOUNTS, ofAccount, CUSTOMERS / divisor / ACCOUNTS, "")
                        .in(Jvm.PLAIN.with("-Xmx128m")),
                Contender.of(PROVIDER, CorpsDraining.class, corps, 1, ofCorp, CUSTOMERS / divisor / corps, FRUGAL)
                        .in(Jvm.PLAIN.with("-Xmx2g", "-Xss256k"))));
        return List.of(
                Comparison.of("corps", Unit.PER_SECOND, Flow.all(found, Figures.RATE)),
                Comparison.of("corps-heap", Unit.MEGABYTES, Flow.plain(found, CorpsDraining.HEAP)),
                Comparison.of("corps-threads", Unit.COUNT, Flow.plain(found, CorpsDraining.THREADS)),
                Comparison.of("corps-refused", Unit.COUNT, Flow.plain(found, CorpsDraining.REFUSED)));
    }
}
