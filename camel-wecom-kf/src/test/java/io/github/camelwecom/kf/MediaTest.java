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

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.MediaUploadImgReply;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MediaTest extends WecomKfTestSupport {

    private static final byte[] PNG = {
            (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
    private static final int FRAMES_A_SECOND = 50;
    private static final int LARGE = 45 * 1024 * 1024;

    @TempDir
    Path files;

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:large").to("wecom-kf:mediaGet").process(exchange -> {
                    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
                        exchange.setProperty("read", in.transferTo(OutputStream.nullOutputStream()));
                    }
                }).setBody(exchangeProperty("read"));
                from("wecom-kf:syncMsg").filter(header(WecomKfConstants.MEDIA_ID).isNotNull())
                        .to("wecom-kf:mediaGet").convertBodyTo(byte[].class).to("mock:media");
            }
        };
    }

    Stream<Object> formsOfAFile() throws Exception {
        Path file = Files.write(files.resolve("lamp.png"), PNG);
        return Stream.of(PNG, file, file.toFile(), new ByteArrayInputStream(PNG));
    }

    @Test
    void uploadsAFileWhateverItIsIn() throws Exception {
        for (Object body : formsOfAFile().toList()) {
            MediaUploadReply reply = template.requestBodyAndHeader(
                    "wecom-kf:mediaUpload?mediaType=image", body, Exchange.FILE_NAME, "lamp.png", MediaUploadReply.class);

            assertThat(sandbox.media(reply.mediaId())).satisfies(media -> {
                assertThat(media.fileName()).isEqualTo("lamp.png");
                assertThat(media.content().bytes(0, PNG.length)).isEqualTo(PNG);
            });
        }
    }

    @Test
    void uploadsWhatTheFileComponentPicksUp() throws Exception {
        Files.write(files.resolve("picked-up.png"), PNG);
        mock("uploaded").expectedMessageCount(1);

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + files + "?initialDelay=0").to("wecom-kf:mediaUpload?mediaType=image").to("mock:uploaded");
            }
        });

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        MediaUploadReply reply = mock("uploaded").getExchanges().get(0).getMessage().getBody(MediaUploadReply.class);
        assertThat(sandbox.media(reply.mediaId()).fileName()).isEqualTo("picked-up.png");
    }

    @Test
    void uploadsAStreamAgainWhenTheTokenIsRefused() {
        template.requestBody("wecom-kf:accountList", (Object) null);
        sandbox.revokeAccessToken();

        MediaUploadReply reply = template.requestBody(
                "wecom-kf:mediaUpload?mediaType=image", new ByteArrayInputStream(PNG), MediaUploadReply.class);

        assertThat(sandbox.media(reply.mediaId())).isNotNull();
    }

    @Test
    void refusesWhatThePlatformWouldRefuseBeforeTheUpload() {
        assertThatThrownBy(() -> template.requestBody("wecom-kf:mediaUpload?mediaType=image", "no picture".getBytes()))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContainingAll("mediaUpload", "JPG or PNG");
        assertThatThrownBy(() -> template.requestBody("wecom-kf:mediaUpload?mediaType=file", new byte[5]))
                .cause().hasMessageContainingAll("5 bytes", "6 to");
        assertThatThrownBy(() -> template.requestBody("wecom-kf:mediaUpload?mediaType=voice", new byte[3 * 1024 * 1024]))
                .cause().hasMessageContainingAll("3145728 bytes", "2097152");
        assertThat(sandbox.journal("media/upload")).isEmpty();
    }

    @Test
    void refusesAVoiceOfMoreThanAMinute() {
        MediaUploadReply reply = template.requestBody(
                "wecom-kf:mediaUpload?mediaType=voice", voice(60 * FRAMES_A_SECOND), MediaUploadReply.class);

        assertThat(reply.type()).isEqualTo("voice");
        assertThatThrownBy(() -> template.requestBody("wecom-kf:mediaUpload?mediaType=voice", voice(61 * FRAMES_A_SECOND)))
                .cause().isInstanceOf(WecomKfException.class).hasMessageContainingAll("61 seconds", "60");
        assertThat(sandbox.journal("media/upload")).hasSize(1);
    }

    /** AMR frames of type 0, each 20 milliseconds long: a byte that says so, and twelve more. */
    private static byte[] voice(int frames) {
        byte[] header = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(header, header.length + 13 * frames);
    }

    @Test
    void thePlatformJudgesFilesWhenWeAreToldNotTo() {
        assertThatThrownBy(() -> template.requestBody(
                "wecom-kf:mediaUpload?mediaType=image&validateRequests=false", "no picture".getBytes()))
                .cause().hasMessageContaining("errcode 40123");
    }

    @Test
    void uploadsAPictureThatStays() {
        assertThat(template.requestBody("wecom-kf:mediaUploadImg", PNG, MediaUploadImgReply.class).url()).startsWith("http");
    }

    @Test
    void fetchesAFileWithItsNameTypeAndLength() throws Exception {
        byte[] content = "你好".repeat(100).getBytes(StandardCharsets.UTF_8);
        String mediaId = sandbox.media(MediaType.FILE, "报价 1.txt", content);

        Exchange exchange = template.request("wecom-kf:mediaGet", in -> in.getMessage().setBody(mediaId));

        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(content);
        assertThat(exchange.getMessage().getHeaders()).containsEntry(Exchange.FILE_NAME, "报价 1.txt")
                .containsEntry(Exchange.CONTENT_LENGTH, (long) content.length).containsKey(Exchange.CONTENT_TYPE);
    }

    @Test
    void fetchesAFileOfMoreThanTwentyMegabytesInPieces() {
        String mediaId = sandbox.media(MediaType.FILE, "film.mp4", MediaContent.generated(LARGE));

        assertThat(template.requestBody("direct:large", mediaId, Long.class)).isEqualTo(LARGE);
        assertThat(sandbox.journal("media/get")).hasSize(1 + 3);
    }

    @Test
    void knowsAnErrorThatComesInPlaceOfAFile() {
        assertThatThrownBy(() -> template.requestBody("wecom-kf:mediaGet", "no-such-media"))
                .cause().isInstanceOfSatisfying(WecomKfException.class,
                        refusal -> assertThat(refusal.getErrcode()).isEqualTo(40007));
    }

    @Test
    void aFileThatIsJsonIsAFile() {
        String json = "{\"errcode\":40007,\"errmsg\":\"only an example\"}";
        String mediaId = sandbox.media(MediaType.FILE, "errors.json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(template.requestBody("wecom-kf:mediaGet", mediaId, String.class)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = { "../../etc/passwd", "..\\\\..\\\\boot.ini", "/etc/passwd", "a/b/passwd" })
    void aFileNameLeadsNowhere(String fileName) {
        sandbox.wireMock().stubFor(get(urlPathEqualTo("/cgi-bin/media/get")).willReturn(aResponse()
                .withHeader("Content-Disposition", "attachment; filename=\"" + fileName + "\"").withBody("content")));

        Exchange exchange = template.request("wecom-kf:mediaGet", in -> in.getMessage().setBody("any"));

        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class)).matches("passwd|boot.ini");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "filename*=UTF-8''..%2F..%2F%E6%8A%A5%E4%BB%B7.txt", "filename=\"x\"; filename*=UTF-8''%E6%8A%A5%00%E4%BB%B7.txt",
            "filename*=UTF-8''%E6%8A%A5%E2%80%AE%E4%BB%B7.txt", "filename*=utf-8'zh'C%3A%5C%E6%8A%A5%E4%BB%B7.txt%20." })
    void aFileNameInItsExtendedFormIsMadeSafeToo(String parameter) {
        sandbox.wireMock().stubFor(get(urlPathEqualTo("/cgi-bin/media/get")).willReturn(aResponse()
                .withHeader("Content-Disposition", "attachment; " + parameter).withBody("content")));

        Exchange exchange = template.request("wecom-kf:mediaGet", in -> in.getMessage().setBody("any"));

        assertThat(exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class)).isEqualTo("报价.txt");
    }

    @Test
    void aFileNameOnlyNamesTheUploadedFile() {
        MediaUploadReply reply = template.requestBodyAndHeader(
                "wecom-kf:mediaUpload?mediaType=image", PNG, Exchange.FILE_NAME, "a\u0000/..\\\r\n\"lamp.png",
                MediaUploadReply.class);

        assertThat(sandbox.media(reply.mediaId()).fileName()).contains("lamp.png").doesNotContain("/", "\r", "\n");
    }

    @Test
    void aCustomersPictureIsOneStepAway() throws Exception {
        mock("media").expectedMessageCount(1);

        sandbox.customer().sendsImage(PNG);

        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(mock("media").getExchanges().get(0).getMessage().getBody(byte[].class)).isEqualTo(PNG);
    }

    @Test
    void aPictureIsUploadedOnItsWayToTheCustomer() {
        SandboxCustomer customer = sandbox.customer().unannounced();
        customer.says("show me");

        template.requestBodyAndHeaders("wecom-kf:sendMsg?msgType=image", PNG, Map.of(
                WecomKfConstants.OPEN_KF_ID, sandbox.account().openKfId(), WecomKfConstants.EXTERNAL_USER_ID, customer.id()));

        assertThat(customer.received()).singleElement().satisfies(received -> {
            assertThat(received.msgType()).isEqualTo("image");
            assertThat(sandbox.media(received.body().path("media_id").asText())).isNotNull();
        });
    }
}
