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
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers write or try must do nothing. */
@Tag("once")
class PageSafetyTest {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final KfSandbox sandbox = KfSandbox.start();
    private final Page page = new Page(CHROMIUM, sandbox);

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
    void showsMarkupAsText() {
        String markup = "<img src=x onerror=document.title='caught'><b>bold</b><script>document.title='caught'</script>";
        sandbox.servicer("zhangsan");
        SandboxCustomer customer = sandbox.customer().named(markup);
        customer.says(markup);
        customer.sends("link", "{\"title\":\"click\",\"desc\":\"<i>d</i>\",\"url\":\"javascript:document.title='caught'\"}");
        customer.sends("location", "{\"name\":\"<u>n</u>\",\"address\":\"<u>a</u>\",\"latitude\":1,\"longitude\":2}");
        customer.sends("<b>type</b>", "{\"<b>k</b>\":\"<b>v</b>\"}");
        customer.enters("<b>scene</b>", "<b>param</b>");

        page.open();

        page.awaitText("#chat", markup);
        assertThat(page.text("#people")).contains(markup);
        assertThat(page.text("#queue")).contains(markup);
        page.click("#entries tr");
        page.awaitText("#detail", "scene");
        assertThat(page
                .count("#chat img, #chat b, #chat u, #chat i, #chat script, #people img, #queue img, #entries b, #detail b"))
                .isZero();
        assertThat(page.count("a[href^=javascript]")).isZero();
        assertThat(CHROMIUM.driver().getTitle()).isEqualTo("KF sandbox");
    }

    @Test
    void loadsNothingFromElsewhere() {
        page.open();

        Object hosts = page.run("return [...new Set(performance.getEntriesByType('resource').map(r => new URL(r.name).host))]");

        assertThat((List<?>) hosts).singleElement().isEqualTo(sandbox.baseUri().getAuthority());
    }

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "127.0.0.1" })
    void acceptsNothingFromAnotherSitesPage(String host) throws IOException {
        HttpServer other = anotherSite();
        try {
            CHROMIUM.driver().get("http://" + host + ":" + other.getAddress().getPort() + "/");
            for (String mode : List.of("cors", "no-cors")) {
                post(mode, "text/plain");
            }
            page.run("const form = document.createElement('form'); form.method = 'POST'; form.enctype = 'text/plain';"
                     + "form.action = arguments[0] + '/sandbox/customers/wmEvil/says'; const field = document.createElement('input');"
                     + "field.name = '{\"text\":\"x\",\"a'; field.value = '\":1}'; form.append(field); document.body.append(form);"
                     + "form.submit();",
                    sandbox.baseUri().toString());
            page.awaitText("body", "not for pages of another site");

            assertThat(ask("GET", "Host: localhost")).contains("200 OK").doesNotContain("wmEvil");
        } finally {
            other.stop(0);
        }
    }

    private static HttpServer anotherSite() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            try (exchange) {
                byte[] page = "<!doctype html><title>other</title><body></body>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
            }
        });
        other.start();
        return other;
    }

    private void post(String mode, String type) {
        Object ended = CHROMIUM.driver().executeAsyncScript(
                "const done = arguments[3]; fetch(arguments[0] + '/sandbox/customers/wmEvil/says', {method: 'POST', mode: arguments[1], "
                                                            + "headers: {'Content-Type': arguments[2]}, body: JSON.stringify({text: 'from elsewhere'})})"
                                                            + ".then(r => done(r.type), e => done('failed'))",
                sandbox.baseUri().toString(), mode, type);
        assertThat(ended).isIn("opaque", "failed");
    }

    /** As a page would be seen whose own name leads to this machine (DNS rebinding), and one that posts from there. */
    @ParameterizedTest
    @ValueSource(strings = {
            "Host: evil.example", "Host: localhost.evil.example", "Host: localhost\r\nOrigin: http://evil.example",
            "Host: localhost\r\nOrigin: null", "Host: localhost\r\nSec-Fetch-Site: cross-site" })
    void letsNoOtherNameAndNoOtherOriginIn(String headers) throws IOException {
        assertThat(ask("GET", headers)).contains("403");
        assertThat(ask("POST", headers)).contains("403");
    }

    /** Headers as they are, which a browser and Java's clients do not let one choose. */
    private String ask(String method, String headers) throws IOException {
        String path = "GET".equals(method) ? "/sandbox/state" : "/sandbox/token/revoke";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUri().getPort());
             OutputStream out = socket.getOutputStream(); InputStream in = socket.getInputStream()) {
            out.write((method + " " + path + " HTTP/1.1\r\n" + headers + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
