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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the curves of the dashboard from the figures of a run against the sandbox, of about two minutes: quiet
 * customers, many, slow handling, a database that is away, a platform that is busy, and quiet again. Only when asked.
 */
class DashboardPictureTest {

    static final Path FILE = Path.of("..", "docs", "images", "dashboard.svg");

    private static final int CUSTOMERS = 40;

    @TempDir
    Path directory;

    private final List<Scrape> scrapes = new ArrayList<>();
    private final List<SandboxCustomer> customers = new ArrayList<>();
    private int said;

    @Test
    @EnabledIfSystemProperty(named = "dashboard.picture", matches = "true", disabledReason = "it takes two minutes")
    void drawIt() throws Exception {
        try (MeteredBot bot = new MeteredBot(directory)) {
            KfSandbox sandbox = bot.sandbox();
            for (int n = 0; n < CUSTOMERS; n++) {
                customers.add(sandbox.customer("customer" + n));
            }
            during(20, 4, bot);
            during(20, 30, bot);
            bot.handlingTakes(400);
            during(15, 30, bot);
            bot.handlingTakes(0);
            during(10, 4, bot);
            bot.databaseAway(true);
            during(15, 4, bot);
            bot.databaseAway(false);
            during(15, 4, bot);
            sandbox.failNext(40, "kf/send_msg", KfFault.errcode(-1));
            during(10, 8, bot);
            during(15, 4, bot);
        }
        Files.writeString(FILE, new DashboardPicture(Dashboard.read(), scrapes).svg());
    }

    private void during(int seconds, int messagesASecond, MeteredBot bot) {
        long begin = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            for (int n = 0; n < messagesASecond; n++) {
                customers.get(said++ % CUSTOMERS).says("message " + said);
                sleepUntil(begin + Duration.ofSeconds(second).toNanos()
                           + Duration.ofSeconds(1).dividedBy(messagesASecond).multipliedBy(n + 1L).toNanos());
            }
            scrapes.add(bot.scrape());
        }
    }

    private static void sleepUntil(long nanoTime) {
        while (System.nanoTime() < nanoTime) {
            LockSupport.parkNanos(nanoTime - System.nanoTime());
        }
    }
}
