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
import java.nio.file.Path;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The example's page of tickets, beside which somebody chats. */
@Tag("once")
class TicketPageTest {

    private static final String MARKUP = "<img src=x onerror='document.title=1'>Is it LED?";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path directory;

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final SandboxCustomer anna = sandbox.customer().named("Anna").writesTo(sandbox.account("Lamp shop"));
    private final SandboxServicer zhangsan = sandbox.servicer("zhangsan");

    @AfterEach
    void close() {
        CHROMIUM.language("en");
        page.leave();
        sandbox.close();
    }

    @Test
    void ticketsAppearWhileACustomerChatsAndGradesWhenASessionEnded() throws IOException {
        CHROMIUM.scheme("light");
        CHROMIUM.size(1200, 460);
        try (ExampleBot bot = new ExampleBot(sandbox, directory)) {
            page.open(bot.ticketPage());
            page.awaitText("#note", "Nothing yet.");
            anna.says("Hello, the lamp arrived broken.");
            page.awaitText("#tickets", "Thank you, somebody takes care of it today. Your ticket is 1001.");
            page.awaitText("#tickets tr:first-child", "taken");
            anna.says("Can I talk to a human, please?");
            page.awaitText("#tickets tr:first-child", "A colleague takes over. Your ticket is 1002.");
            endSession();
            page.awaitText("#grades", "zhangsan");
            assertThat(page.text("#grades")).contains("Well");
            assertThat(page.text("#note")).isEmpty();
            page.picture("tickets.png");
            page.assertNothingSerious("tickets");

            CHROMIUM.language("zh-CN");
            page.open(bot.ticketPage());
            page.awaitText("#grades", "满意");
            assertThat(page.text("caption")).isEqualTo("工单");
            page.picture("tickets-zh.png");

            anna.says(MARKUP);
            page.awaitText("#tickets tr:first-child", MARKUP);
            assertThat(page.count("#tickets img")).isZero();
        }
        page.awaitText("#note", "示例程序没有响应");
    }

    private void endSession() {
        await().until(() -> sandbox.journal("kf/service_state/trans").size() == 1);
        zhangsan.picksUp(anna);
        zhangsan.says(anna, "Here I am.");
        zhangsan.ends(anna);
        await().until(() -> anna.received().stream().anyMatch(received -> received.msgType().equals("msgmenu")));
        anna.clicks("survey-3-zhangsan", "Well");
    }
}
