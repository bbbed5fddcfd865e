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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page for those who cannot point, cannot see it, or have a phone in their hand. */
@Tag("once")
class PageAccessTest {

    private static final int MOST_TABS = 150;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);
    private final SandboxServicer zhangsan = sandbox.servicer("zhangsan");

    @BeforeEach
    void size() {
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void aWholeConversationByKeyboard() {
        sandbox.servicer("lisi");
        page.open();
        tabTo("#new-customer");
        page.press(Keys.ENTER);
        page.awaitElement("#dialog[open] input");
        page.press("Anna", Keys.ENTER);
        page.awaitText("#people [aria-pressed=true]", "Anna");
        await().until(() -> stoodOn("#text"));
        page.press("Is anybody there?", Keys.ENTER);
        page.awaitText("#chat", "Is anybody there?");

        queue("Anna");
        tabTo("#queue .go");
        page.press(Keys.ENTER);
        page.awaitText("#queue", "3 servicer · zhangsan");
        assertThat(stoodOn("#queue .name")).as("the row, when its button is gone").isTrue();
        tabTo("#reply-text");
        page.press("Here I am.", Keys.ENTER);
        page.awaitText("#chat", "Here I am.");

        tabBackTo("#queue [data-key$=transfers]");
        page.press(Keys.ENTER);
        page.awaitElement("#dialog[open] select");
        page.closeDialog();
        assertThat(stoodOn("#queue [data-key$=transfers]")).as("where the dialog was opened").isTrue();
        tabTo("#queue .warn");
        page.press(Keys.ENTER);
        page.awaitText("#queue", "4 ended");

        tabTo("#entries tr");
        page.press(Keys.ENTER);
        page.awaitElement("#entries tr.on");
        String first = page.text("#entries tr.on td");
        page.press(Keys.ARROW_DOWN);
        assertThat(Integer.parseInt(page.text("#entries tr.on td"))).isEqualTo(Integer.parseInt(first) - 1);
        tabTo("#detail button");
        tabBackTo("#language");
        page.press(Keys.ENTER);
        page.awaitText("#queue", "已结束");
        assertThat(stoodOn("#language")).isTrue();
    }

    private void queue(String nickname) {
        bot.queues(page.customer(nickname));
        page.awaitText("#queue", "2 queued");
    }

    private void tabTo(String css) {
        tab(css, () -> page.press(Keys.TAB));
    }

    private void tabBackTo(String css) {
        tab(css, () -> page.pressWithShift(Keys.TAB));
    }

    private void tab(String css, Runnable press) {
        for (int i = 0; i < MOST_TABS && !stoodOn(css); i++) {
            press.run();
        }
        assertThat(stoodOn(css)).as(css).isTrue();
        assertThat(page.run("return getComputedStyle(document.activeElement).outlineStyle")).as("focus of " + css)
                .isEqualTo("solid");
    }

    private boolean stoodOn(String css) {
        return (boolean) page.run("return document.activeElement.matches(arguments[0])", css);
    }

    @ParameterizedTest
    @CsvSource({ "light, en", "light, zh-CN", "dark, en", "dark, zh-CN" })
    void axeFindsNothingSerious(String scheme, String language) throws IOException {
        populate();
        CHROMIUM.scheme(scheme);
        page.open();
        if (!language.equals(page.run("return document.documentElement.lang"))) {
            page.click("#language");
        }
        assertThat(page.run("return document.documentElement.lang")).isEqualTo(language);
        page.click("#people button", "Anna");
        page.click("#entries tr");
        page.awaitElement("#entries tr.on");
        page.assertNothingSerious("the whole page");

        for (String opener : openers()) {
            page.run("document.querySelector(arguments[0]).click()", opener);
            page.awaitElement("dialog[open] h2");
            page.assertNothingSerious(opener);
            page.closeDialog();
        }
        CHROMIUM.size(380, 760);
        for (String room : List.of("customers", "desk", "inspector", "trouble")) {
            page.click("[data-room=" + room + "]");
            page.assertNothingSerious(room + " on a phone");
        }
    }

    /** What opens a dialog. Those of tools 6 to 9 differ in their fields' names only. */
    private static List<String> openers() {
        List<String> openers = new ArrayList<>(
                List.of("#new-customer", "#crowd", "#callback", "#settings", "#employ",
                        "#clock button:last-child", "#trouble-body button[data-opens=doctor]",
                        "#trouble-body button[data-opens=rules]",
                        "#queue [data-key$=transfers]"));
        for (int tool : new int[] { 1, 6, 10 }) {
            openers.add("#tools button:nth-child(" + tool + ")");
        }
        return openers;
    }

    private void populate() {
        sandbox.servicer("lisi");
        SandboxCustomer anna = sandbox.customer().named("Anna");
        anna.enters("shop_qr");
        anna.says("Hello");
        anna.sends("link", "{\"title\":\"order\",\"url\":\"https://example.com/\"}");
        anna.sends("voice", "{\"media_id\":\"made-up\"}");
        anna.sends("hologram", "{\"a\":1}");
        anna.recalls(anna.says("a slip"));
        page.open();
        queue("Anna");
        zhangsan.picksUp(anna);
        zhangsan.says(anna, "Good morning");
        sandbox.customer().named("Ben").says("Hi");
        sandbox.failNext("kf/send_msg", io.github.camelwecom.kf.sandbox.api.KfFault.errcode(45009));
    }

    @Test
    void fitsAPhone() {
        String word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(3);
        SandboxCustomer customer = sandbox.customer().named(word);
        customer.says(word);
        customer.sends("link", "{\"title\":\"" + word + "\",\"url\":\"https://example.com/" + word + "\"}");
        customer.enters(word);
        CHROMIUM.size(380, 760);
        page.open();

        for (String room : List.of("customers", "desk", "inspector", "trouble")) {
            page.click("[data-room=" + room + "]");
            page.awaitElement("#" + room);
            assertThat(page.number("return document.documentElement.scrollWidth")).as(room).isLessThanOrEqualTo(380);
            assertThat((List<?>) page.run("return [...document.querySelectorAll('#' + arguments[0] + ' *')].filter(e =>"
                                          + " e.getClientRects().length && e.getBoundingClientRect().right > 381 &&"
                                          + " !e.closest('.tabs, .tools, .scroll')).map(e => e.tagName + '.' + e.className)",
                    room)).as(room).isEmpty();
        }
        page.click("[data-room=customers]");
        page.say("hello from a phone");
        page.awaitText("#chat", "hello from a phone");
        page.click("[data-room=inspector]");
        page.click("#entries tr");
        page.awaitElement("#detail .close");
        page.click("#detail .close");
        await().until(() -> page.count("#entries tr.on") == 0);
    }
}
