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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** An answer with HTTP 200 that is not one of the platform: whoever gave it, nothing is known of the call. */
@Tag("once")
class ForeignAnswersTest {

    private static final String WORDS = "WORDS-never-shown";
    private static final MediaSource PICTURE = MediaSource.of("a.png", new byte[10]);

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    /** What comes, and what is said of it. */
    enum Foreign {

        RELAY("{\"code\":502,\"message\":\"" + WORDS + "\"}", "JSON without an errcode"),
        EMPTY_OBJECT("{}", "JSON without an errcode"),
        NO_ERRCODE_AT_THE_TOP("{\"data\":{\"errcode\":0},\"errmsg\":\"ok\"}", "JSON without an errcode"),
        NULL("{\"errcode\":null,\"errmsg\":\"ok\"}", "JSON whose errcode is no whole number"),
        TEXT("{\"errcode\":\"0\",\"errmsg\":\"ok\"}", "JSON whose errcode is no whole number"),
        WORDY("{\"errcode\":\"" + WORDS + "\"}", "JSON whose errcode is no whole number"),
        FRACTION("{\"errcode\":0.5}", "JSON whose errcode is no whole number"),
        POINT("{\"errcode\":0.0}", "JSON whose errcode is no whole number"),
        EXPONENT("{\"errcode\":1e99}", "JSON whose errcode is no whole number"),
        LARGE("{\"errcode\":4294967296}", "JSON whose errcode is no whole number"),
        FALSE("{\"errcode\":false}", "JSON whose errcode is no whole number"),
        LIST("{\"errcode\":[0]}", "JSON whose errcode is no whole number"),
        OBJECT("{\"errcode\":{}}", "JSON whose errcode is no whole number"),
        TOO_LARGE("{\"errcode\":1e99999999999}", "JSON deeper, longer or of more values than is read"),
        TWO_DOCUMENTS("{\"errcode\":0}\n{\"errcode\":0}", "JSON with something behind it at byte 14"),
        PAGE_BEHIND("{\"errcode\":0}<html>" + WORDS, "JSON with something behind it at byte "),
        BRACKET_BEHIND("{\"errcode\":0}]", "JSON with something behind it at byte "),
        COMMA_BEHIND("{\"errcode\":0},", "JSON with something behind it at byte "),
        ARRAY("[{\"errcode\":0,\"errmsg\":\"ok\"}]", "JSON that is no object"),
        NOTHING_BUT_NULL("null", "JSON that is no object"),
        NUMBER("0", "JSON that is no object"),
        STRING("\"" + WORDS + "\"", "JSON that is no object"),
        EMPTY("", "an empty body"),
        BLANK(" \r\n\t", "an empty body"),
        PAGE("<html>" + WORDS, "something that is not JSON at byte "),
        WORD(WORDS, "something that is not JSON at byte "),
        CUT_OFF("{\"errcode\":0,\"errmsg\":\"" + WORDS, "something that is not JSON at byte "),
        NOT_CLOSED("{\"errcode\":0", "something that is not JSON at byte 12"),
        NO_VALUE("{\"errcode\":}", "something that is not JSON at byte "),
        NOT_QUOTED("{errcode:0}", "something that is not JSON at byte "),
        OTHER_QUOTES("{'errcode':0}", "something that is not JSON at byte ");

        private final String body;
        private final String description;

        Foreign(String body, String description) {
            this.body = body;
            this.description = description;
        }

        private ResponseDefinitionBuilder response() {
            return KfPlatform.json(body);
        }
    }

    static Stream<Arguments> everyOperation() {
        return Arrays.stream(KfOperation.values())
                .flatMap(operation -> Arrays.stream(Foreign.values()).map(foreign -> Arguments.of(operation, foreign)));
    }

    @ParameterizedTest
    @MethodSource("everyOperation")
    void isNoSuccess(KfOperation operation, Foreign foreign) {
        platform.givesTokens("T");
        platform.stub(KfPlatform.calling(operation).willReturn(foreign.response()));

        WecomKfException e = failure(() -> platform.client().call(operation, null));

        tells(e, operation.operationName(), foreign);
        assertThat(platform.calls(operation)).as("tried again only where nothing can be done twice")
                .hasSize(operation.repetition() == Repetition.UNSAFE ? 1 : KfPlatform.QUICK.attempts());
    }

    @ParameterizedTest
    @EnumSource
    void isNoUpload(Foreign foreign) {
        platform.givesTokens("T");
        platform.stub(any(urlPathMatching("/cgi-bin/media/upload.*")).willReturn(foreign.response()));

        tells(failure(() -> platform.client().mediaUploadImg(PICTURE)), "mediaUploadImg", foreign);
        tells(failure(() -> platform.client().mediaUpload(MediaType.IMAGE, PICTURE)), "mediaUpload", foreign);
    }

    /** Not remembered as a wrong secret is: the next call asks again. */
    @ParameterizedTest
    @EnumSource
    void isNoAccessToken(Foreign foreign) {
        platform.stub(any(urlPathEqualTo(KfPlatform.GETTOKEN)).willReturn(foreign.response()));
        KfClient client = platform.client(platform.tokens(), RetryPolicy.NONE);

        tells(failure(() -> client.call(KfOperation.SEND_MSG, null)), "gettoken", foreign);
        assertThat(platform.calls(KfOperation.SEND_MSG)).isEmpty();

        platform.givesTokens("T");
        platform.answersEverything("{\"errcode\":0,\"errmsg\":\"ok\"}");
        assertThat(client.call(KfOperation.SEND_MSG, null).errcode()).isZero();
    }

    @Test
    void aTokenInItIsNotUsed() {
        platform.stub(any(urlPathEqualTo(KfPlatform.GETTOKEN)).willReturn(
                KfPlatform.json("{\"access_token\":\"T\",\"expires_in\":7200}")));

        assertThat(failure(() -> platform.client().call(KfOperation.GET_CALLBACK_IP, null)))
                .hasMessageContainingAll("gettoken", "JSON without an errcode");
        assertThat(platform.calls(KfOperation.GET_CALLBACK_IP)).isEmpty();
    }

    /** Whoever gave it, the message may have gone out. */
    @Test
    void leavesOpenWhetherTheMessageWasSent() {
        platform.givesTokens("T");
        platform.answers(KfOperation.SEND_MSG, Foreign.RELAY.response(), KfPlatform.error(40058, "bad parameter"));

        assertThat(platform.client().sendMsg(SendMsgRequest.text("hello").to("wkA", "wmB")).errcode()).isZero();

        assertThat(platform.calls(KfOperation.SEND_MSG)).extracting(LoggedRequest::getBodyAsString).hasSize(2)
                .containsOnly(platform.calls(KfOperation.SEND_MSG).get(0).getBodyAsString());
    }

    @ParameterizedTest
    @CsvSource({
            "text/html,text/html", "text/html; charset=GBK,text/html", "Application/JSON;x=" + WORDS + ",Application/JSON",
            ",no content type", WORDS + ",a content type that is none", "text/" + WORDS + "/more,a content type that is none",
            "text/T0KEN,text/[hidden]" })
    void saysWhatCame(String contentType, String said) {
        platform.givesTokens("T0KEN");
        ResponseDefinitionBuilder page = aResponse().withBody("<html>你好");
        platform.stub(any(urlPathEqualTo("/cgi-bin/getcallbackip"))
                .willReturn(contentType == null ? page : page.withHeader("Content-Type", contentType)));

        assertThat(failure(() -> platform.client().getCallbackIp())).hasMessage(
                "getCallbackIp failed: what came is no answer of the platform, but something that is not JSON at byte 0"
                                                                                + " (HTTP 200, " + said
                                                                                + ", 12 bytes). Try again later.");
    }

    /** Nobody knows who it was. */
    @ParameterizedTest
    @EnumSource
    void blamesNobody(Foreign foreign) {
        platform.givesTokens("T");
        platform.stub(any(anyUrl()).willReturn(foreign.response()));

        assertThat(failure(() -> platform.client().getCallbackIp()).getMessage()).doesNotContainIgnoringCase("proxy",
                "between");
    }

    @ParameterizedTest
    @CsvSource({ "0, ", "-1,RETRYABLE", "40058,CALLER", "-2147483648,RETRYABLE" })
    void aWholeErrcodeIsOneOfThePlatform(int errcode, ErrorCategory category) {
        platform.givesTokens("T");
        platform.answersEverything("\uFEFF \r\n{\"errmsg\":\"x\",\"errcode\" : " + errcode + "}\r\n\t ");

        if (category == null) {
            assertThat(platform.client().getCallbackIp().errcode()).isZero();
        } else {
            assertThat(failure(() -> platform.client().getCallbackIp()).getErrcode()).isEqualTo(errcode);
        }
    }

    private static void tells(WecomKfException e, String operation, Foreign foreign) {
        assertThat(e.getCategory()).isEqualTo(ErrorCategory.RETRYABLE);
        assertThat(e.getErrcode()).isNull();
        assertThat(e.getHttpResponseCode()).isEqualTo(200);
        assertThat(e).hasMessageContainingAll(
                operation + " failed", "no answer of the platform, but " + foreign.description,
                "(HTTP 200, application/json, " + foreign.body.getBytes(StandardCharsets.UTF_8).length + " bytes)")
                .hasMessageNotContaining(WORDS).hasNoCause();
    }

    private static WecomKfException failure(ThrowingCallable call) {
        WecomKfException failure = catchThrowableOfType(WecomKfException.class, call);
        assertThat(failure).isNotNull();
        return failure;
    }
}
