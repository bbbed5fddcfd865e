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

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The sandbox's page in Debian's Chromium. Skipped, with a line that says so, where there is none. */
class SandboxPageTest {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final Path IMAGES = Path.of("../../docs/images");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ChromeDriver browser;

    private final KfSandbox sandbox = KfSandbox.start();

    @BeforeAll
    static void open() {
        boolean there = CHROMIUM.canExecute() && DRIVER.canExecute();
        if (!there) {
            System.out.println("SKIPPED: the sandbox's page is not tested, there is no " + CHROMIUM + " with " + DRIVER);
        }
        assumeTrue(there);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--lang=en",
                "--hide-scrollbars");
        browser = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void visit() {
        sandbox.servicer("zhangsan");
        scheme("light");
        size(1560, 1000);
    }

    @AfterEach
    void close() {
        browser.get("about:blank");
        sandbox.close();
    }

    @Test
    void showsAConversationFromTheFirstWordToTheEnd() throws IOException {
        try (Bot bot = new Bot(sandbox)) {
            load();
            newCustomer("小林");
            click("#tools button", "Enter…");
            dialogOk();
            awaitText("#chat", "你好，请问要咨询什么？");
            click("#chat .item", "› 查物流");
            awaitText("#chat", "您的订单 1002 已在派送中。");

            click("#tools button", "Image");
            Path picture = Files.createTempFile("broken-lamp", ".png");
            Files.write(picture, Lamp.broken());
            browser.findElement(By.id("picker")).sendKeys(picture.toString());
            awaitText("#chat", "收到您的图片，谢谢。");
            assertThat(browser.findElements(By.cssSelector("#chat .me img"))).hasSize(1);

            say("我要找人工");
            awaitText("#queue", "2 queued");
            WebElement refused = awaitElement("#entries tr[data-result='95018']");
            assertThat(refused.getText()).contains("service_state is 2, must be 0 or 1");
            refused.click();
            awaitText("#detail", "我要找人工");
            assertThat(text("#detail")).contains("已为您转接").contains("send msg session status invalid");

            click("#queue button", "Pick up");
            awaitText("#queue", "3 servicer · zhangsan");
            browser.findElement(By.id("reply-text")).sendKeys("您好，我是张三，已看到照片，给您补发一盏。", Keys.ENTER);
            awaitText("#chat", "给您补发一盏");
            newCustomer("Anna");
            say("Is anybody there?");
            awaitText("#chat", "我们已收到：Is anybody there?");
            click("#people button", "小林");
            awaitText("#chat", "给您补发一盏");
            browser.findElement(By.cssSelector("#entries tr[data-result='95018']")).click();
            awaitText("#detail", "我要找人工");
            picture("sandbox-desktop.png");
            assertNothingSerious();

            scheme("dark");
            picture("sandbox-dark.png");
            assertNothingSerious();
            scheme("light");
            browser.findElement(By.id("language")).click();
            awaitText("#queue", "由人工接待");
            picture("sandbox-zh.png");
            browser.findElement(By.id("language")).click();
            phone();

            size(1560, 1000);
            click("#queue button", "End session");
            awaitText("#queue", "4 ended");
            assertThat(bot).isNotNull();
        }
    }

    private void phone() throws IOException {
        size(380, 760);
        List.of("customers", "desk", "inspector", "trouble").forEach(room -> {
            browser.findElement(By.cssSelector("[data-room=" + room + "]")).click();
            assertThat(browser.findElement(By.id(room)).isDisplayed()).isTrue();
            assertThat(number("return document.documentElement.scrollWidth")).as(room).isLessThanOrEqualTo(380);
        });
        browser.findElement(By.cssSelector("[data-room=desk]")).click();
        browser.executeScript("window.scrollTo(0, 9999)");
        picture("sandbox-phone-desk.png");
        browser.findElement(By.cssSelector("[data-room=customers]")).click();
        browser.executeScript(
                "window.scrollTo(0, 9999); const c = document.getElementById('chat'); c.scrollTop = c.scrollHeight");
        picture("sandbox-phone.png");
        assertNothingSerious();
    }

    @Test
    void showsMarkupAsText() {
        String markup = "<img src=x onerror=document.title='caught'><b>bold</b>";
        SandboxCustomer customer = sandbox.customer().named(markup);
        customer.says(markup);
        customer.sends("link", "{\"title\":\"click\",\"url\":\"javascript:document.title='caught'\"}");

        load();

        awaitText("#chat", markup);
        assertThat(text("#people")).contains(markup);
        assertThat(browser.findElements(By.cssSelector("#chat img, #chat b, #people img"))).isEmpty();
        assertThat(browser.findElements(By.cssSelector("a[href^=javascript]"))).isEmpty();
        assertThat(browser.getTitle()).isEqualTo("KF sandbox");
    }

    @Test
    void acceptsNothingFromAnotherSitesPage() throws IOException {
        sandbox.account();
        HttpServer other = HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<!doctype html><title>other</title>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
        try {
            browser.get("http://localhost:" + other.getAddress().getPort() + "/");
            Object ended = browser.executeAsyncScript(
                    "const done = arguments[1]; fetch(arguments[0] + '/sandbox/customers/wmEvil/says', {method: 'POST', mode: 'no-cors', "
                                                      + "body: JSON.stringify({text: 'from elsewhere'})}).then(r => done(r.type), e => done('failed'))",
                    sandbox.baseUri().toString());

            assertThat(ended).isIn("opaque", "failed");
            assertThat(state()).doesNotContain("wmEvil");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void staysFluidWithFiveThousandMessages() {
        SandboxCustomer customer = sandbox.customer().named("flood");
        customer.says("flood 0");
        load();
        awaitText("#chat", "flood 0");
        browser.executeScript(
                "window.longest = 0; let then = performance.now(); const tick = () => { const now = performance.now(); "
                              + "window.longest = Math.max(window.longest, now - then); then = now; requestAnimationFrame(tick); }; tick();");
        long begin = System.nanoTime();
        for (int i = 1; i <= 5000; i++) {
            customer.says("flood " + i + ".");
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> text("#chat").contains("flood 5000."));
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        long longest = number("return window.longest");
        long nodes = number("return document.querySelectorAll('*').length");
        long typed = System.nanoTime();
        say("flood still quick");
        awaitText("#chat", "flood still quick");
        System.out.println("5,000 messages shown in " + millis + " ms, longest frame " + longest + " ms, " + nodes
                           + " elements, one more in " + Duration.ofNanos(System.nanoTime() - typed).toMillis() + " ms");

        assertThat(nodes).isLessThan(10_000);
        assertThat(longest).isLessThan(2_000);
    }

    private String state() throws IOException {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(sandbox.baseUri() + "/sandbox/state")).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void load() {
        browser.get(sandbox.baseUri() + "/");
        awaitElement("body[data-ready]");
    }

    private void newCustomer(String nickname) {
        browser.findElement(By.id("new-customer")).click();
        WebElement field = awaitElement("#dialog input[name=nickname]");
        field.clear();
        field.sendKeys(nickname);
        dialogOk();
        awaitText("#people [aria-pressed=true]", nickname);
    }

    private void dialogOk() {
        browser.findElement(By.cssSelector("#dialog .go")).click();
        await().atMost(PATIENCE).until(() -> browser.findElements(By.cssSelector("dialog[open]")).isEmpty());
    }

    private void say(String words) {
        browser.findElement(By.id("text")).sendKeys(words, Keys.ENTER);
    }

    private void click(String css, String words) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            browser.findElements(By.cssSelector(css)).stream().filter(found -> found.getText().startsWith(words)).findFirst()
                    .orElseThrow().click();
            return true;
        });
    }

    private WebElement awaitElement(String css) {
        return await().atMost(PATIENCE).ignoreExceptions().until(() -> browser.findElement(By.cssSelector(css)),
                WebElement::isDisplayed);
    }

    private void awaitText(String css, String words) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(text(css)).contains(words));
    }

    private static String text(String css) {
        return String.valueOf(browser.executeScript("return document.querySelector(arguments[0])?.innerText", css));
    }

    private static long number(String script) {
        return ((Number) browser.executeScript(script)).longValue();
    }

    private static void size(int width, int height) {
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.manage().window().setSize(new Dimension(Math.max(width, 500), height));
    }

    private static void scheme(String name) {
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    private static void picture(String name) throws IOException {
        Path directory = Boolean.getBoolean("images.update") ? IMAGES : Path.of("target/images");
        Files.createDirectories(directory);
        Files.write(directory.resolve(name), browser.getScreenshotAs(OutputType.BYTES));
    }

    private static void assertNothingSerious() throws IOException {
        try (InputStream script = SandboxPageTest.class.getResourceAsStream("/axe.min.js")) {
            browser.executeScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = browser.executeAsyncScript("const done = arguments[0]; axe.run().then(r => done(r.violations"
                                                  + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                                                  + ".map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target + ' ' + n.failureSummary).join(' | '))))");
        assertThat((List<?>) found).isEmpty();
    }
}
