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
import java.net.URI;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sandbox says itself, on the Chinese page. */
@Tag("once")
class PageReasonsTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);
    private final Bot bot = new Bot(sandbox);
    private final SandboxCustomer anna = sandbox.customer().named("Anna");

    @BeforeEach
    void arrange() {
        sandbox.servicer("zhangsan");
        anna.says("hello");
        CHROMIUM.scheme("light");
        CHROMIUM.size(1560, 1000);
        page.open();
        page.click("#language");
        page.awaitText("#queue", "未处理");
    }

    @AfterEach
    void close() {
        page.leave();
        sandbox.close();
    }

    @Test
    void aRefusedCallIsExplainedInChinese() {
        bot.queues(anna.id());
        assertThat(bot.says(anna.id(), "Hello!").get("errmsg").asText()).contains("service_state is 2, must be 0 or 1");

        page.awaitText("#entries tr[data-result='95018']", "Anna · 当前会话状态不允许发送消息：service_state 为 2，须为 0 或 1");
        page.click("#entries tr[data-result='95018']");
        page.awaitText("#detail .reason", "当前会话状态不允许发送消息：service_state 为 2，须为 0 或 1");
        page.type("#search", "不允许发送");
        assertThat(page.count("#entries [data-entry]")).isOne();

        page.click("#language");
        page.awaitText("#detail .reason", "send msg session status invalid: service_state is 2, must be 0 or 1");
    }

    @Test
    void aCallbackThatFailedIsExplainedInChinese() throws IOException {
        sandbox.callbackUrl(URI.create(sandbox.baseUri() + "/not/there"));
        anna.says("is anybody there?");

        page.awaitText("#entries tr[data-result='404']", "/not/there 没有对应的服务：更正回调地址；组件的路径是 /wecom/kf/callback");
        page.click("#trouble-body button", "验证地址");
        page.awaitText("#verdict", "/not/there 没有对应的服务");
        page.awaitText("#verdict", "HTTP 状态码为 404，须为 200");
        page.awaitText("#attempts", "更正回调地址；组件的路径是 /wecom/kf/callback");
        page.picture("sandbox-doctor-zh.png");
    }

    @Test
    void whatTheDeskRefusesIsExplainedInChinese() {
        page.type("#reply-text", "Here I am.", Keys.ENTER);

        page.awaitText("#notice", "zhangsan 无法在会话中发言：会话状态为“未处理”，须为“由人工接待”");
    }

    @Test
    void whatTheOfficialTextLeavesOpenIsExplainedInChinese() {
        page.click("#trouble-body button[data-opens=rules]");

        page.awaitText("#dialog", "API 客户端可将会话从接待池取回：2 到 1。");
        assertThat(page.text("#dialog")).doesNotContain("An API client");
    }
}
