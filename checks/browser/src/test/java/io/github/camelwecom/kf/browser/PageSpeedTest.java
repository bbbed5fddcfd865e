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
package io.github.camelwecom.kf.browser;

import java.time.Duration;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Five thousand messages in one chat. The figures are printed; what is asserted is far above them. */
@Tag("once")
class PageSpeedTest {

    private static final int MESSAGES = 5000;
    private static final int MORE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void staysFluidWithFiveThousandMessages() {
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
        sandbox.servicer("zhangsan");
        SandboxCustomer customer = sandbox.customer().named("flood");
        writes(customer, 1, MESSAGES);

        page.open();
        page.awaitText("#chat", "flood " + MESSAGES + ".");
        long drawn = page.number("return performance.getEntriesByName('chat-drawn')[0].startTime");

        long scrolling = longestFrame(this::scrollToTheFirst);
        page.run("document.getElementById('chat').scrollTop = 0");
        long arriving = longestFrame(() -> {
            writes(customer, MESSAGES + 1, MESSAGES + MORE);
            page.awaitText("#chat", "flood " + (MESSAGES + MORE) + ".");
        });
        long typed = System.nanoTime();
        page.say("flood still quick");
        page.awaitText("#chat", "flood still quick");
        long answered = Duration.ofNanos(System.nanoTime() - typed).toMillis();

        System.out.printf("%,d messages in one chat: drawn %d ms after the page was asked for; longest frame %d ms while "
                          + "scrolling to the first, %d ms while %,d more arrive; what is typed then shows after %d ms%n",
                MESSAGES, drawn, scrolling, arriving, MORE, answered);
        assertThat(drawn).isLessThan(10_000);
        assertThat(scrolling).isLessThan(1_500);
        assertThat(arriving).isLessThan(1_500);
    }

    private static void writes(SandboxCustomer customer, int first, int last) {
        for (int i = first; i <= last; i++) {
            customer.says("flood " + i + ". " + "Is the lamp there? ".repeat(i % 5));
        }
    }

    /** As quickly as a wheel turns, with what is earlier loaded on the way. */
    private void scrollToTheFirst() {
        page.run(
                "const chat = document.getElementById('chat'); window.scrolling = setInterval(() => chat.scrollBy(0, -900), 16)");
        await().atMost(PATIENCE).until(() -> page.text("#chat").contains("flood 1. "));
        page.run("clearInterval(window.scrolling)");
    }

    private long longestFrame(Runnable meanwhile) {
        page.run("window.watching = true; window.longest = 0; let then = performance.now(); const tick = () => {"
                 + " const now = performance.now(); window.longest = Math.max(window.longest, now - then); then = now;"
                 + " if (window.watching) requestAnimationFrame(tick); }; requestAnimationFrame(tick);");
        meanwhile.run();
        page.run("window.watching = false");
        return page.number("return window.longest");
    }
}
