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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DashboardTest {

    private static final Pattern METRIC = Pattern.compile("camel_wecom_kf_\\w+");
    private static final Pattern BY = Pattern.compile("by \\(([\\w, ]+)\\)|\\{(\\w+)!=|\\{\\{(\\w+)}}");

    @TempDir
    Path directory;

    @Test
    void everyMetricAndEveryTagThatItAsksForExists() throws Exception {
        try (MeteredBot bot = new MeteredBot(directory)) {
            bot.sandbox().customer().says("hello");
            await().until(() -> bot.scrape().of("camel_wecom_kf_messages_total").values().contains(1.0));
            Scrape scrape = bot.scrape();
            Set<String> metrics = scrape.samples().stream().map(Scrape.Sample::metric).collect(Collectors.toSet());

            assertThat(Dashboard.read().targets()).hasSizeGreaterThan(10).allSatisfy(target -> {
                Set<String> asked = METRIC.matcher(target.expression()).results().map(name -> name.group())
                        .collect(Collectors.toSet());
                assertThat(asked).isNotEmpty().isSubsetOf(metrics);
                Set<String> tags = scrape.samples().stream().filter(sample -> asked.contains(sample.metric()))
                        .flatMap(sample -> sample.tags().keySet().stream()).collect(Collectors.toSet());
                assertThat(tagsIn(target.expression() + " " + target.legend())).isSubsetOf(tags);
            });
        }
    }

    private static Set<String> tagsIn(String text) {
        return BY.matcher(text).results()
                .map(match -> match.group(1) != null ? match.group(1) : match.group(2) != null ? match.group(2)
                        : match.group(3))
                .flatMap(names -> Pattern.compile(", ").splitAsStream(names)).collect(Collectors.toSet());
    }

    @Test
    void everyCurveHasAValueOnceThereIsSomethingToShow() throws Exception {
        try (MeteredBot bot = new MeteredBot(directory)) {
            Scrape before = bot.scrape();
            bot.sandbox().failNext("kf/send_msg", KfFault.errcode(-1));
            bot.sandbox().customer().says("hello");
            await().until(() -> bot.scrape().of("camel_wecom_kf_messages_total").values().contains(1.0));
            Scrape now = bot.scrape();

            assertThat(Dashboard.read().curves()).flatExtracting(Dashboard.Panel::targets)
                    .allSatisfy(target -> assertThat(Query.of(target.expression()).at(before, now)).isNotEmpty());
        }
    }

    @Test
    void thePictureShowsEveryCurveOfIt() throws IOException {
        String picture = Files.readString(DashboardPictureTest.FILE);

        assertThat(Dashboard.read().curves()).allSatisfy(panel -> assertThat(picture).contains(">" + panel.title() + "<"));
    }
}
