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

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.benchmark.contender.PageReading;
import io.github.camelwecom.kf.benchmark.report.Comparison;
import io.github.camelwecom.kf.benchmark.report.Goal;
import io.github.camelwecom.kf.benchmark.report.Unit;
import io.github.camelwecom.kf.benchmark.trial.Contender;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Jvm;
import io.github.camelwecom.kf.benchmark.trial.Rounds;

/** A full page of sync_msg. */
final class PageFlow implements Flow {

    private static final String WX_JAVA = "wxjava";
    private static final String BARE = "bare";
    private static final Path OLDER_JACKSON = Path.of("target", "older-jackson");

    @Override
    public List<Comparison> measure(Rounds rounds) throws Exception {
        Map<String, List<Figures>> found = rounds.run(List.of(
                Contender.of(Comparison.COMPONENT, PageReading.Component.class),
                Contender.of(WX_JAVA, PageReading.WxJava.class),
                Contender.of("wecom-sdk", PageReading.WecomSdk.class).in(Jvm.PLAIN.withFirst(OLDER_JACKSON)),
                Contender.of(BARE, PageReading.Bare.class)));
        return List.of(
                Comparison.of("page-read", Unit.MICROS, Flow.all(found, Figures.MICROS), Goal.times(3.5, WX_JAVA),
                        Goal.times(1, BARE)),
                Comparison.of("page-read-bytes", Unit.BYTES, Flow.plain(found, Figures.BYTES)));
    }
}
