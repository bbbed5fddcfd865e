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
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** The page with the example's bot behind it; the pictures for the documents are taken on the way. */
@Tag("once")
class SandboxPageTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);

    @BeforeEach
    void arrange() {
        sandbox.account("Lamp shop");
        sandbox.servicer("zhangsan");
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void showsAConversationFromTheFirstWordToTheEnd() throws IOException {
        try (ExampleBot bot = new ExampleBot(sandbox, directory)) {
            assertThat(bot).isNotNull();
            page.open();
            page.newCustomer("小林");
            chatWithTheBot();
            handOver();
            anotherCustomer();
            pictures();

            page.click("#queue button", "End session");
            page.awaitText("#queue", "4 ended");
            page.awaitText("#chat", "session ended · zhangsan");
        }
    }

    private void chatWithTheBot() throws IOException {
        page.click("#tools button", "Enter…");
        page.dialogOk();
        page.awaitText("#chat", "entered the session · scene shop_qr · shelf=7");
        page.awaitText("#chat", "Hello! What is it about?");
        page.click("#chat .item", "› My delivery");
        page.awaitText("#chat", "We look into your delivery right away.");

        page.click("#tools button", "Image");
        Path picture = Files.write(directory.resolve("broken-lamp.png"), Lamp.broken());
        page.choose(picture);
        page.awaitText("#chat", "Thank you for the picture.");
        assertThat(page.count("#chat .me img")).isOne();
    }

    private void handOver() {
        page.say("我要找人工");
        page.awaitText("#chat", "A colleague takes over.");
        page.awaitText("#queue", "2 queued");
        assertThat(page.text("#queue")).contains("待接入池排队中").contains("1 / 5");
        page.click("#queue button", "Pick up");
        page.awaitText("#queue", "3 servicer · zhangsan");

        page.say("灯罩裂了，能换一个吗？");
        String refused = "#entries tr[data-result='95018']";
        page.awaitText(refused, "service_state is 3, must be 0 or 1");
        assertThat(page.text(refused)).contains("小林");
        page.click(refused);
        page.awaitText("#detail", "灯罩裂了，能换一个吗？");
        assertThat(page.text("#detail")).contains("send msg session status invalid").contains("\"touser\"");

        page.type("#reply-text", "您好，我是张三，已看到照片，给您补发一盏。", Keys.ENTER);
        page.awaitText("#chat", "给您补发一盏");
    }

    private void anotherCustomer() {
        page.newCustomer("Anna");
        page.say("Hello, is anybody there?");
        page.awaitText("#chat", "Thank you, somebody takes care of it today.");
        page.say("Can I talk to a human, please?");
        page.awaitText("#queue", "2 queued");
        page.click("#people button", "小林");
        page.awaitText("#chat", "给您补发一盏");
        page.click("#entries tr[data-result='95018']");
        page.awaitText("#detail", "灯罩裂了，能换一个吗？");
    }

    private void pictures() throws IOException {
        page.picture("sandbox-desktop.png");
        CHROMIUM.scheme("dark");
        page.picture("sandbox-dark.png");
        CHROMIUM.scheme("light");
        page.click("#language");
        page.awaitText("#queue", "由人工接待");
        page.picture("sandbox-zh.png");
        page.click("#language");

        CHROMIUM.size(380, 760);
        page.click("[data-room=desk]");
        page.picture("sandbox-phone-desk.png");
        page.click("[data-room=inspector]");
        page.picture("sandbox-phone-inspector.png");
        page.click("[data-room=customers]");
        page.picture("sandbox-phone.png");
        CHROMIUM.size(1560, 1000);
    }

    @Test
    void showsEveryKindOfMessage() {
        page.open();
        page.newCustomer("小美");
        page.say("text");
        for (String kind : new String[] { "Location", "Link", "Mini program", "Card", "Raw JSON…" }) {
            page.click("#tools button", kind);
            page.dialogOk();
        }
        page.awaitText("#chat", "channels");

        assertThat(page.text("#chat")).contains("广州塔", "订单 1002", "小店", "zhangsan");
        assertThat(page.count("#chat .is-location svg")).isOne();
        assertThat(page.count("#chat a[href='https://example.com/orders/1002']")).isOne();
    }

    @Test
    void takesBackWhatWasSaidAndCountsWhatIsUnread() {
        page.open();
        page.newCustomer("Anna");
        page.say("a slip");
        page.awaitText("#chat", "a slip");
        page.run("document.querySelector('#chat .acts button').click()");
        page.awaitElement("#chat .gone");
        page.awaitText("#chat", "recalled");

        sandbox.servicer("zhangsan");
        page.newCustomer("Ben");
        page.say("hello");
        page.awaitText("#chat", "hello");
        page.click("#people button", "Anna");
        page.awaitText("#people [aria-pressed=true]", "Anna");
        bot.says(page.customer("Ben"), "How can I help?");

        page.awaitElement("#people [data-unread='1']");
        page.click("#people button", "Ben");
        page.awaitText("#chat", "How can I help?");
        assertThat(page.count("#people [data-unread]")).isZero();
    }

    @Test
    void aHundredCustomersAtOnceCanBeFound() {
        page.open();
        page.newCustomer("Anna");
        page.click("#crowd");
        page.dialogOk();
        page.awaitText("#people", "more");
        assertThat(page.count("#people button")).isLessThan(100);

        page.type("#find", "#7");
        page.click("#people button", "#7");
        page.awaitText("#chat", "你好 7");
    }
}
