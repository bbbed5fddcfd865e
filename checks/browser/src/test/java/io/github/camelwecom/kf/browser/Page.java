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
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The sandbox's page, as a person uses it. */
final class Page {

    private static final Path IMAGES = Path.of("../../docs/images");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;
    private final KfSandbox sandbox;

    Page(Chromium chromium, KfSandbox sandbox) {
        this.driver = chromium.driver();
        this.sandbox = sandbox;
    }

    void open() {
        driver.get(sandbox.baseUri() + "/");
        awaitElement("body[data-ready]");
    }

    /** Another one than the sandbox's. */
    void open(URI address) {
        driver.get(address.toString());
    }

    /** Lets go of the sandbox, which can then be closed at once. */
    void leave() {
        driver.get("about:blank");
    }

    void newCustomer(String nickname) {
        click("#new-customer");
        type("#dialog input[name=nickname]", nickname);
        dialogOk();
        awaitText("#people [aria-pressed=true]", nickname);
    }

    /** The external_userid of a customer who is shown. */
    String customer(String nickname) {
        return String.valueOf(run("return [...document.querySelectorAll('#people button')]"
                                  + ".find(button => button.textContent === arguments[0]).dataset.key",
                nickname));
    }

    /** Lets a file be chosen. */
    void choose(Path file) {
        driver.findElement(By.id("picker")).sendKeys(file.toString());
    }

    /** From now on what would be saved as a file, and what would be copied, is to be asked of {@link #given()}. */
    void catchWhatIsGiven() {
        run("window.given = ''; navigator.clipboard.writeText = async text => { window.given = text; };"
            + " URL.createObjectURL = blob => { window.blob = blob; return '#'; }; HTMLAnchorElement.prototype.click = function () {"
            + " window.blob.text().then(text => { window.given = this.download + '\\n' + text; }); }");
    }

    /** What was copied, or the name of the file and from the second line on what is in it. */
    String given() {
        return await().atMost(PATIENCE).until(() -> String.valueOf(run("return window.given")), text -> !text.isEmpty());
    }

    void dialogOk() {
        click("#dialog .go");
        awaitNoDialog();
    }

    void closeDialog() {
        press(Keys.ESCAPE);
        awaitNoDialog();
    }

    private void awaitNoDialog() {
        await().atMost(PATIENCE).until(() -> driver.findElements(By.cssSelector("dialog[open]")).isEmpty());
    }

    void say(String words) {
        type("#text", words, Keys.ENTER);
    }

    void click(String css) {
        click(css, "");
    }

    /** Clicks the first one that begins with these words, as soon as it is there. */
    void click(String css, String words) {
        await(css + " " + words).atMost(PATIENCE).ignoreExceptions().until(() -> {
            driver.findElements(By.cssSelector(css)).stream().filter(found -> found.getText().startsWith(words)).findFirst()
                    .orElseThrow().click();
            return true;
        });
    }

    void awaitElement(String css) {
        await(css).atMost(PATIENCE).ignoreExceptions().until(() -> driver.findElement(By.cssSelector(css)).isDisplayed());
    }

    void awaitText(String css, String words) {
        await(css).atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(text(css)).contains(words));
    }

    void awaitMatch(String css, String pattern) {
        await(css).atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(text(css)).matches(pattern));
    }

    String text(String css) {
        return String.valueOf(run("return document.querySelector(arguments[0])?.textContent", css));
    }

    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** Presses keys on whatever has the focus, which may be drawn anew at any time. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void pressWithShift(CharSequence key) {
        new Actions(driver).keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
    }

    /** Presses the mouse on an element, and lets go of it at the same place when the rest was done. */
    void whilePressed(String css, Runnable rest) {
        await(css).atMost(PATIENCE).ignoreExceptions().until(() -> {
            new Actions(driver).clickAndHold(driver.findElement(By.cssSelector(css))).perform();
            return true;
        });
        rest.run();
        new Actions(driver).release().perform();
    }

    /** Types into a field, in place of what stood there. */
    void type(String css, CharSequence... keys) {
        awaitElement(css);
        run("document.querySelector(arguments[0]).select()", css);
        press(keys);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    long number(String script) {
        return ((Number) run(script)).longValue();
    }

    /** Kept beside the documents when {@code images.update} is set, else only in target. */
    void picture(String name) throws IOException {
        Path directory = Boolean.getBoolean("images.update") ? IMAGES : Path.of("target/images");
        Files.createDirectories(directory);
        Files.write(directory.resolve(name), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What axe finds in what is shown now. */
    void assertNothingSerious(String where) throws IOException {
        try (InputStream script = Page.class.getResourceAsStream("/axe.min.js")) {
            run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("const done = arguments[0]; axe.run().then(r => done(r.violations"
                                                 + ".filter(v => ['serious', 'critical'].includes(v.impact))"
                                                 + ".map(v => v.id + ': ' + v.nodes.slice(0, 4).map(n => n.target + ' ' + n.failureSummary).join(' | '))))");
        assertThat((List<?>) found).as(where).isEmpty();
    }
}
