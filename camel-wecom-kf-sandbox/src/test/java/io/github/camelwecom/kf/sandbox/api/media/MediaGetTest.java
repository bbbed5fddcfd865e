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
package io.github.camelwecom.kf.sandbox.api.media;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.MediaSamples;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MediaGetTest extends SandboxTestSupport {

    private static final int MB = 1024 * 1024;

    @Test
    void servesAMediumWithItsNameAndType() {
        byte[] content = MediaSamples.jpg(1000);

        HttpResponse<byte[]> response
                = client.download(sandbox.media(MediaType.IMAGE, "a.jpg", content), "Accept-Encoding", "gzip");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(content);
        assertThat(header(response, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(response, "Content-Length")).isEqualTo("1000");
        assertThat(header(response, "Content-Disposition")).isEqualTo("attachment; filename=\"a.jpg\"");
    }

    @Test
    void givesANameBeyondAsciiInBothForms() {
        String id = sandbox.media(MediaType.FILE, "报价 1.pdf", new byte[6]);

        assertThat(header(client.download(id), "Content-Disposition")).isEqualTo(
                "attachment; filename=\"__ 1.pdf\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7%201.pdf");
    }

    @ParameterizedTest
    @CsvSource({ "bytes=0-3,0,4", "bytes=990-,990,10", "bytes=-5,995,5", "bytes=998-2000,998,2", "bytes=-5000,0,1000" })
    void servesARange(String range, int from, int count) {
        String id = sandbox.media(MediaType.FILE, "a", MediaContent.generated(1000));

        HttpResponse<byte[]> response = client.download(id, "Range", range);

        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.body()).isEqualTo(MediaContent.generated(1000).bytes(from, count));
        assertThat(header(response, "Content-Range")).isEqualTo("bytes " + from + "-" + (from + count - 1) + "/1000");
    }

    @ParameterizedTest
    @CsvSource({ "bytes=1000-,416", "bytes=5-4,416", "bytes=-0,416", "lines=1-2,200", "'bytes=0-1; 3-4',200" })
    void answersARangeItCannotServeAsHttpWantsIt(String range, int status) {
        String id = sandbox.media(MediaType.FILE, "a", MediaContent.generated(1000));

        assertThat(client.download(id, "Range", range).statusCode()).isEqualTo(status);
    }

    @Test
    void servesMoreThan20MbOnlyInPiecesOfUpTo20Mb() {
        String id = sandbox.media(MediaType.FILE, "a", MediaContent.generated(4000L * MB));
        long last = 4000L * MB - 1;

        assertThat(errcode(client.download(id))).isEqualTo(830002);
        assertThat(errcode(client.download(id, "Range", "bytes=0-" + 20 * MB))).isEqualTo(830002);
        assertThat(client.download(id, "Range", "bytes=0-" + (20 * MB - 1)).body()).hasSize(20 * MB);
        assertThat(client.download(id, "Range", "bytes=" + last + "-").body()).containsExactly((byte) (last % 251));
    }

    @Test
    void forgetsAMediumAfterThreeDays() {
        String id = sandbox.media(MediaType.FILE, "a", new byte[6]);
        sandbox.clock().advance(Duration.ofDays(3));
        assertThat(client.download(id).body()).hasSize(6);
        sandbox.clock().advance(Duration.ofSeconds(1));

        assertThat(errcode(client.download(id))).isEqualTo(40007);
    }

    @Test
    void answersWithJsonWhenThereIsNothingToServe() {
        HttpResponse<byte[]> response = client.download("made-up");

        assertThat(errcode(response)).isEqualTo(40007);
        assertThat(header(response, "Content-Type")).startsWith("application/json");
        assertThat(errcode(client.download(""))).isEqualTo(41006);
    }

    @Test
    void servesWhatACustomerSent() {
        SandboxCustomer customer = sandbox.customer();
        customer.sendsImage(MediaSamples.jpg(100));
        customer.sendsVoice(MediaSamples.amr(1));
        customer.sendsVideo(MediaSamples.mp4(100));
        customer.sendsFile("报价.pdf", new byte[7]);

        JsonNode messages = client.sync(sandbox.account()).get("msg_list");

        assertThat(client.download(messages.at("/0/image/media_id").asText()).body()).isEqualTo(MediaSamples.jpg(100));
        assertThat(client.download(messages.at("/1/voice/media_id").asText()).body()).isEqualTo(MediaSamples.amr(1));
        assertThat(client.download(messages.at("/2/video/media_id").asText()).body()).isEqualTo(MediaSamples.mp4(100));
        assertThat(client.download(messages.at("/3/file/media_id").asText()).body()).hasSize(7);
    }

    @Test
    void tellsByATextOfAMediumThatIsTooLargeToBeReceived() {
        SandboxCustomer customer = sandbox.customer();
        customer.sendsImage(MediaSamples.jpg(2 * MB));
        customer.sendsImage(MediaSamples.jpg(2 * MB + 1));

        assertThat(client.sync(sandbox.account()).get("msg_list"))
                .extracting(item -> item.get("msgtype").asText()).containsExactly("image", "text");
    }

    private static int errcode(HttpResponse<byte[]> response) {
        return TestClient.errcode(TestClient.json(new String(response.body(), StandardCharsets.UTF_8)));
    }

    private static String header(HttpResponse<byte[]> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }
}
