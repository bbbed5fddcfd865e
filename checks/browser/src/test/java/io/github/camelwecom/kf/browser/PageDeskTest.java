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
import java.time.Instant;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxClock;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The servicer's desk: who waits, who has whom, who receives. */
@Tag("once")
class PageDeskTest {

    private static final String WAITING = "#queue td[data-label='Waiting']";
    private static final String LEFT = "#queue td[data-label='48 h left']";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final KfSandbox sandbox
            = KfSandbox.builder().clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T08:00:00Z"))).start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);
    private final SandboxCustomer anna = sandbox.customer().named("Anna");

    @BeforeEach
    void arrange() {
        sandbox.servicer("zhangsan");
        anna.says("Is anybody there?");
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    /** Half a minute into the two days, so that a few seconds more on the page's own clock change no minute. */
    @Test
    void howLongSomebodyWaitsAndWhatIsLeftOfTheTwoDaysGoOnWithTheClock() {
        sandbox.clock().advance(Duration.ofSeconds(30));
        page.open();
        assertThat(page.text(WAITING)).isEqualTo("–");
        bot.queues(anna.id());
        page.awaitMatch(WAITING, "0:\\d\\d");
        page.awaitMatch(LEFT, "47 h 59 min");
        assertThat(page.count(WAITING + " .bad")).isZero();

        page.click("#clock button", "+10 min");
        page.awaitMatch(WAITING, "10:\\d\\d");
        page.awaitMatch(LEFT, "47 h 49 min");
        assertThat(page.count(WAITING + " .bad")).as("more than a minute").isOne();

        page.click("#clock button", "+2 h");
        page.awaitMatch(WAITING, "2 h 10 min");
        page.awaitMatch(LEFT, "45 h 49 min");

        page.click("#clock button", "+48 h");
        page.awaitText("#queue", "4 ended");
        page.awaitMatch(WAITING, "–");
        page.awaitMatch(LEFT, "–");
    }

    @Test
    void aSessionIsTransferredToAColleagueAndTakenBack() {
        sandbox.servicer("lisi");
        bot.queues(anna.id());
        page.open();
        page.click("#queue button", "Pick up");
        page.awaitText("#queue", "3 servicer · zhangsan");

        page.click("#queue button", "Transfer");
        page.awaitElement("#dialog select[name=to]");
        assertThat(page.text("#dialog select")).isEqualTo("lisi");
        page.dialogOk();
        page.awaitText("#queue", "3 servicer · lisi");
        page.awaitText("#chat", "transferred · lisi");

        page.click("#queue button", "Re-enter");
        page.awaitText("#queue", "3 servicer · zhangsan");
        page.awaitText("#chat", "re-entered · zhangsan");
        assertThat(bot.log()).extracting(item -> item.at("/event/change_type").asInt())
                .as("picked up, transferred, re-entered").endsWith(1, 2, 4);
    }

    @Test
    void aButtonKeepsItsClickWhileTheRowsAroundItChange() {
        bot.queues(anna.id());
        page.open();
        page.awaitText("#queue", "2 queued");
        page.whilePressed("#queue .go", () -> {
            sandbox.customer().named("Berta").says("Is anybody there?");
            page.awaitText("#people", "Berta");
        });
        page.awaitText("#queue", "3 servicer · zhangsan");
        page.awaitText("#queue", "Berta");
    }

    @Test
    void whoHasNoColleagueCannotTransfer() {
        bot.queues(anna.id());
        page.open();
        page.click("#queue button", "Pick up");
        page.click("#queue button", "Transfer");

        page.awaitText("#notice", "There is no other servicer at this account");
        assertThat(page.count("dialog[open]")).isZero();
    }

    @Test
    void whoStopsOrSuspendsIsGivenNoSession() {
        page.open();
        page.awaitText("#servicer", "zhangsan · receiving");

        page.click("#status button", "Stop");
        page.awaitText("#servicer", "zhangsan · stopped");
        page.awaitText("#status [aria-pressed=true]", "Stop");
        assertThat(handedOver()).isEqualTo(95019);

        page.click("#status button", "Suspend");
        page.awaitText("#servicer", "zhangsan · suspended");
        page.awaitText("#status [aria-pressed=true]", "Suspend");
        assertThat(handedOver()).isEqualTo(95019);

        page.click("#status button", "Receive");
        page.awaitText("#servicer", "zhangsan · receiving");
        assertThat(handedOver()).isZero();
        page.awaitText("#queue", "3 servicer · zhangsan");
    }

    private int handedOver() {
        return bot.handsOver(anna.id(), "zhangsan").get("errcode").asInt();
    }
}
