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
package io.github.camelwecom.kf;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What does not come from the platform, or is not meant for us, never reaches a route.
 */
class CallbackRefusalTest extends WecomKfTestSupport {

    private static final String CALLBACK
            = "<xml><ToUserName><![CDATA[%s]]></ToUserName><Event><![CDATA[kf_msg_or_event]]></Event></xml>";

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
            }
        };
    }

    @AfterEach
    void aGenuineCallbackIsTheOnlyOneThatArrives() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        assertThat(sandbox.sendCallback(genuine()).status()).isEqualTo(200);
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void aWrongSignature() throws Exception {
        SealedCallback callback = genuine();
        String other = callback.signature().startsWith("0") ? "1" : "0";

        assertThat(post(new SealedCallback(
                other + callback.signature().substring(1), callback.timestamp(), callback.nonce(), callback.toUserName(),
                callback.encrypted())).statusCode()).isEqualTo(403);
    }

    @Test
    void anotherCorpsReceiveId() throws Exception {
        CallbackSealer other = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "ww-another-corp");

        assertThat(post(other.seal(CALLBACK.formatted(sandbox.corpId()), genuine().timestamp(), "nonce1")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aBodyOfTenMegabytes() throws Exception {
        SealedCallback callback = genuine();

        int status = post(callback, callback.xmlBody() + " ".repeat(10_000_000)).statusCode();

        assertThat(status).isEqualTo(413);
    }

    @Test
    void aDoctypeAroundTheEncryptedText() throws Exception {
        SealedCallback callback = genuine();

        int status = post(callback, "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + callback.xmlBody()).statusCode();

        assertThat(status).isEqualTo(400);
    }

    @Test
    void aDoctypeInTheDecryptedText() throws Exception {
        SealedCallback callback = sandbox.seal(
                "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + CALLBACK.formatted("&a;"));

        assertThat(post(callback).statusCode()).isEqualTo(400);
    }

    private SealedCallback genuine() {
        return sandbox.seal(CALLBACK.formatted(sandbox.corpId()));
    }

    private HttpResponse<String> post(SealedCallback callback) throws IOException, InterruptedException {
        return post(callback, callback.xmlBody());
    }

    private HttpResponse<String> post(SealedCallback callback, String body) throws IOException, InterruptedException {
        URI url = callback.postUrl(callbackUrl("/wecom/kf/callback"));
        HttpRequest request = HttpRequest.newBuilder(url).header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(body)).build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.body()).isEmpty();
        return response;
    }
}
