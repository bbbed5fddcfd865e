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
package io.github.camelwecom.kf.client;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Whatever text from outside repeats a secret, in whatever form: it is not quoted with it. */
@Tag("once")
class QuotedSecretsTest {

    private static final String CORP_SECRET = "s3cret+of/the=corp-never~shown";
    private static final String PROXY_PASSWORD = "pass&word%of the=proxy";
    private static final String OLD_TOKEN = "OLD-TOKEN_of+an/hour=ago";
    private static final String TOKEN = "TOKEN-that_is+in/use=now";
    private static final List<String> SECRETS = List.of(CORP_SECRET, PROXY_PASSWORD, OLD_TOKEN, TOKEN);

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    /** How a text may hold a secret. */
    enum Form {

        PLAIN(secret -> "bad " + secret + "!"),
        ENCODED(secret -> "bad " + encoded(secret)),
        ENCODED_IN_LOWER_CASE(secret -> "bad " + lowerCaseEscapes(encoded(secret))),
        ENCODED_TWICE(secret -> "bad " + encoded(encoded(secret))),
        ENCODED_WITH_PERCENT_20(secret -> "bad " + encoded(secret).replace("+", "%20")),
        IN_AN_ADDRESS(secret -> "no route for /cgi-bin/kf/send_msg?access_token=" + encoded(secret) + "&debug=1"),
        IN_AN_ENCODED_ADDRESS(secret -> "no route for " + encoded("/cgi-bin/gettoken?corpsecret=" + encoded(secret))),
        CUT_OFF_IN_AN_ADDRESS(secret -> "no route for /x?access_token=" + encoded(secret).substring(0, 9)),
        IN_A_HEADER(secret -> "unexpected Proxy-Authorization: Basic " + secret.replace(' ', '+')),
        SEVERAL(secret -> secret + secret + encoded(secret) + " " + secret),
        FAR_BACK(secret -> "x".repeat(490) + secret);

        private final UnaryOperator<String> text;

        Form(UnaryOperator<String> text) {
            this.text = text;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private static String lowerCaseEscapes(String encoded) {
            StringBuilder lower = new StringBuilder(encoded);
            for (int i = lower.indexOf("%"); i >= 0; i = lower.indexOf("%", i + 1)) {
                lower.replace(i, i + 3, lower.substring(i, i + 3).toLowerCase());
            }
            return lower.toString();
        }
    }

    static Stream<Arguments> operationsAndForms() {
        return Arrays.stream(KfOperation.values())
                .flatMap(operation -> Arrays.stream(Form.values()).map(form -> Arguments.of(operation, form)));
    }

    @ParameterizedTest
    @MethodSource("operationsAndForms")
    void noOperationQuotesOneInItsFailure(KfOperation operation, Form form) {
        KfClient client = clientThatRenewedItsToken();

        for (String secret : SECRETS) {
            refuseEverything(95017, form.text.apply(secret));
            staysHidden(form, catchThrowableOfType(WecomKfException.class, () -> client.call(operation, null)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noMediaOperationQuotesOneInItsFailure(Form form) {
        KfClient client = clientThatRenewedItsToken();

        for (String secret : SECRETS) {
            refuseEverything(40007, form.text.apply(secret));
            staysHidden(form, catchThrowableOfType(WecomKfException.class,
                    () -> client.mediaGet("MEDIA", ByteArrayOutputStream::new)));
            staysHidden(form, catchThrowableOfType(WecomKfException.class,
                    () -> client.mediaUploadImg(MediaSource.of("a.png", new byte[10]))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noFailureToGetATokenQuotesOne(Form form) {
        for (String secret : List.of(CORP_SECRET, PROXY_PASSWORD)) {
            platform.stub(get(urlPathEqualTo(KfPlatform.GETTOKEN)).willReturn(error(40001, form.text.apply(secret))));
            staysHidden(form,
                    catchThrowableOfType(WecomKfException.class, () -> client().call(KfOperation.ACCOUNT_LIST, null)));
        }
    }

    @Test
    void theHeadersOfAFileHoldNone() {
        KfClient client = clientThatRenewedItsToken();
        platform.stub(any(urlPathEqualTo("/cgi-bin/media/get")).willReturn(aResponse().withBody("x")
                .withHeader("Content-Disposition", "attachment; filename=\"get-" + OLD_TOKEN.replace("/", "%2F") + ".png\"")
                .withHeader("Content-Type", "image/" + TOKEN)));

        MediaFile file = client.mediaGet("MEDIA", ByteArrayOutputStream::new);

        assertThat(file.fileName()).isEqualTo("get-[hidden].png");
        assertThat(file.contentType()).isEqualTo("image/[hidden]");
    }

    @Test
    void aTextThatHoldsNoneIsQuotedAsItIs() {
        KfClient client = clientThatRenewedItsToken();
        String errmsg = "access_token expired, hint: [1700000000_1_0a1b2c], from ip: 1.2.3.4, more info at https://open.work."
                        + "weixin.qq.com/devtool/query?e=95017";
        refuseEverything(95017, errmsg);

        assertThat(catchThrowableOfType(WecomKfException.class, () -> client.call(KfOperation.ACCOUNT_LIST, null)).getErrmsg())
                .isEqualTo(errmsg);
    }

    @Test
    void manyTokensAreKnownAndNotWithoutBound() {
        KnownSecrets secrets = new KnownSecrets();
        for (int i = 0; i < 1000; i++) {
            secrets.remember(new BasicNameValuePair("access_token", "token-" + i + "-end"));
        }

        assertThat(secrets.quoted("token-999-end token-990-end")).isEqualTo("[hidden] [hidden]");
        assertThat(secrets.quoted("token-1-end")).isEqualTo("token-1-end");
    }

    private KfClient client() {
        return platform.builder(null, RetryPolicy.NONE).validateRequests(false).corpId(KfPlatform.CORP_ID).secret(CORP_SECRET)
                .confidential(PROXY_PASSWORD).build();
    }

    private KfClient clientThatRenewedItsToken() {
        platform.givesTokens(OLD_TOKEN, TOKEN);
        KfClient client = client();
        platform.stub(any(urlPathMatching("/cgi-bin/(?!gettoken).*")).willReturn(KfPlatform.error(42001, "expired")));
        catchThrowableOfType(WecomKfException.class, () -> client.call(KfOperation.GET_CALLBACK_IP, null));
        return client;
    }

    private void refuseEverything(int errcode, String errmsg) {
        platform.stub(any(urlPathMatching("/cgi-bin/(?!gettoken).*")).willReturn(error(errcode, errmsg)));
    }

    private static ResponseDefinitionBuilder error(int errcode, String errmsg) {
        return KfPlatform.json(
                JsonNodeFactory.instance.objectNode().put("errcode", errcode).put("errmsg", errmsg).toString());
    }

    private static void staysHidden(Form form, WecomKfException failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Stream<Function<WecomKfException, String>> texts = Stream.of(
                Throwable::getMessage, WecomKfException::getErrmsg, WecomKfException::getChineseMessage, e -> trace.toString());
        assertThat(texts.map(text -> text.apply(failure))).allSatisfy(text -> {
            SECRETS.forEach(secret -> assertThat(text).doesNotContain(secret.substring(0, 6), secret.substring(8, 14)));
            assertThat(text).containsAnyOf("[hidden]", "[hidd", "xxxx");
        });
    }
}
