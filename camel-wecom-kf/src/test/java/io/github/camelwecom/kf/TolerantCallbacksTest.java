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

import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Genuine callbacks as they come through relays and other versions of the platform: with white space, byte order marks
 * and types of content that mean nothing. They are understood.
 */
class TolerantCallbacksTest extends WecomKfTestSupport {

    private static final String PATH = "/wecom/kf/callback";
    private static final String NEWS = "<xml><ToUserName><![CDATA[ww1]]></ToUserName><CreateTime>1700000000</CreateTime>"
                                       + "<Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENC1]]></Token>"
                                       + "<OpenKfId><![CDATA[wk1]]></OpenKfId></xml>";

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

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("as documented", NEWS),
                arguments("line breaks round CDATA", NEWS.replace("<![CDATA[", "\n    <![CDATA[").replace("]]>", "]]>\r\n  ")),
                arguments("blanks in CDATA", NEWS.replace("<![CDATA[", "<![CDATA[ ").replace("]]>", "\t]]>")),
                arguments("without CDATA, indented", NEWS.replace("<![CDATA[", "\n  ").replace("]]>", "\n")),
                arguments("a byte order mark", "\uFEFF" + NEWS),
                arguments("a byte order mark and a line", "\uFEFF\r\n" + NEWS + "\n"),
                arguments("a declaration", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + NEWS),
                arguments("a byte order mark and a declaration", "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + NEWS),
                arguments("a comment in a field", NEWS.replace("<![CDATA[wk1", "<!-- here -->\n<![CDATA[wk1")),
                arguments("JSON with blanks and a byte order mark",
                        "\uFEFF {\"Event\":\"kf_msg_or_event\\n\",\"Token\":\" ENC1\","
                                                                    + "\"CreateTime\":\" 1700000000\",\"OpenKfId\":\"wk1 \"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whatStandsAroundTheFieldsMeansNothing(String kind, String text) throws Exception {
        arrives(text, SealedCallback::xmlBody, "text/xml");
    }

    static Stream<Arguments> envelopes() {
        return Stream.of(
                arguments("a byte order mark", body(sealed -> "\uFEFF" + sealed.xmlBody())),
                arguments("lines and a byte order mark", body(sealed -> "\uFEFF\r\n" + sealed.xmlBody() + "\n")),
                arguments("blanks round CDATA", body(sealed -> sealed.xmlBody().replace("<![CDATA[", "\n\t<![CDATA[")
                        .replace("]]>", "]]>\n"))),
                arguments("blanks in CDATA", body(sealed -> sealed.xmlBody().replace("<![CDATA[", "<![CDATA[\n")
                        .replace("]]>", "\n]]>"))),
                arguments("blanks in tags", body(sealed -> sealed.xmlBody().replace("Encrypt>", "Encrypt >"))),
                arguments("JSON", body(sealed -> "{\"encrypt\":\"" + sealed.encrypted() + "\"}")),
                arguments("JSON with a byte order mark and blanks",
                        body(sealed -> "\uFEFF\n{ \"encrypt\" : \" " + sealed.encrypted() + " \" }")));
    }

    private interface Body {
        String of(SealedCallback sealed);
    }

    private static Body body(Body body) {
        return body;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("envelopes")
    void whatStandsAroundTheEncryptedTextMeansNothing(String kind, Body body) throws Exception {
        arrives(NEWS, body, "text/xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=UTF-8", "text/xml; charset=GBK",
            "multipart/form-data", "multipart/form-data; boundary=b", "application/octet-stream", "application/json", "no type",
            "image/png", "APPLICATION/X-WWW-FORM-URLENCODED" })
    void theTypeOfContentMeansNothing(String type) throws Exception {
        arrives(NEWS, SealedCallback::xmlBody, type);
        arrives(NEWS.replace("wk1", "wk2"), sealed -> "{\"encrypt\":\"" + sealed.encrypted() + "\"}", type);
    }

    @ParameterizedTest
    @EnumSource
    void aFormIsNoneInAnyVersionOfHttp(Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();

        assertThat(post(client, sandbox.seal(NEWS), SealedCallback::xmlBody, "application/x-www-form-urlencoded"))
                .isEqualTo(200);
    }

    @Test
    void accountsComeWithoutTheirBlanks() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        post(http,
                sandbox.seal("<xml><Event>kf_account_auth_change</Event><AuthAddOpenKfId>\n<![CDATA[wk1]]>\n</AuthAddOpenKfId>"
                             + "<AuthAddOpenKfId> </AuthAddOpenKfId><AuthDelOpenKfId> wk2 </AuthDelOpenKfId></xml>"),
                SealedCallback::xmlBody, "text/xml");

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        KfAccountAuthChange change = mock("callbacks").getExchanges().get(0).getMessage().getBody(KfAccountAuthChange.class);
        assertThat(change.added()).containsExactly("wk1");
        assertThat(change.removed()).containsExactly("wk2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\uFEFF", "\uFEFF\n ", " \uFEFF" })
    void aNoticeIsNoneToBeDecryptedWhateverStandsBeforeIt(String before) throws Exception {
        HttpRequest verification
                = HttpRequest.newBuilder(sandbox.seal(before + NEWS).verificationUrl(callbackUrl(PATH))).build();

        assertThat(http.send(verification, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    }

    private void arrives(String text, Body body, String type) throws Exception {
        mock("callbacks").reset();
        mock("callbacks").expectedMessageCount(1);

        assertThat(post(http, sandbox.seal(text), body, type)).isEqualTo(200);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        KfMsgOrEvent news = mock("callbacks").getExchanges().get(0).getMessage().getBody(KfMsgOrEvent.class);
        assertThat(news).isNotNull();
        assertThat(news.openKfId()).matches("wk[12]");
        assertThat(news.token()).isEqualTo("ENC1");
        assertThat(news.createTime()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(news.raw()).isEqualTo(text);
    }

    private int post(HttpClient client, SealedCallback sealed, Body body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(sealed.postUrl(callbackUrl(PATH)))
                .POST(BodyPublishers.ofString(body.of(sealed)));
        HttpResponse<String> response = client.send(
                "no type".equals(type) ? request.build() : request.header("Content-Type", type).build(),
                BodyHandlers.ofString());
        return response.statusCode();
    }
}
