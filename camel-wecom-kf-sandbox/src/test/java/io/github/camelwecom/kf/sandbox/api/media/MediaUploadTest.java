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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.MediaSamples;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import io.github.camelwecom.kf.sandbox.TestClient;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import io.github.camelwecom.kf.sandbox.media.StoredMedia;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class MediaUploadTest extends SandboxTestSupport {

    private static final int MB = 1024 * 1024;

    @Test
    void storesWhatWasUploaded() {
        byte[] content = MediaSamples.png(1000);

        JsonNode reply = upload("image", "图 1.png", content);

        assertThat(reply.get("type").asText()).isEqualTo("image");
        assertThat(reply.get("created_at")).isEqualTo(TestClient.json("\"1767225600\""));
        StoredMedia stored = sandbox.media(reply.get("media_id").asText());
        assertThat(stored.type()).isEqualTo(MediaType.IMAGE);
        assertThat(stored.fileName()).isEqualTo("图 1.png");
        assertThat(stored.contentType()).isEqualTo("image/png");
        assertThat(stored.content().bytes(0, (int) stored.content().length())).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({ "image,40123", "voice,40004", "video,40004", "file,0" })
    void knowsAFormatByItsFirstBytes(String type, int errcode) {
        assertThat(errcode(upload(type, "a.jpg", "not what it says".getBytes()))).isEqualTo(errcode);
    }

    @Test
    void takesEveryFormatOfAType() {
        assertThat(errcode(upload("image", "a", MediaSamples.jpg(6)))).isZero();
        assertThat(errcode(upload("image", "a", MediaSamples.png(8)))).isZero();
        assertThat(errcode(upload("voice", "a", MediaSamples.amr(1)))).isZero();
        assertThat(errcode(upload("video", "a", MediaSamples.mp4(20)))).isZero();
    }

    @Test
    void limitsTheSizeOfEachType() {
        assertThat(errcode(upload("image", "a", MediaSamples.jpg(10 * MB)))).isZero();
        assertThat(errcode(upload("image", "a", MediaSamples.jpg(10 * MB + 1)))).isEqualTo(40009);
        assertThat(errcode(upload("voice", "a", MediaSamples.amr((2 * MB - 6) / 13)))).isEqualTo(45007);
        assertThat(errcode(upload("voice", "a", MediaSamples.amr((2 * MB - 6) / 13 + 1)))).isEqualTo(45001);
        assertThat(errcode(upload("video", "a", MediaSamples.mp4(10 * MB)))).isZero();
        assertThat(errcode(upload("video", "a", MediaSamples.mp4(10 * MB + 1)))).isEqualTo(40011);
        assertThat(errcode(upload("file", "a", new byte[20 * MB]))).isZero();
        assertThat(errcode(upload("file", "a", new byte[20 * MB + 1]))).isEqualTo(45001);
    }

    @Test
    void takesAVoiceOfUpTo60Seconds() {
        assertThat(errcode(upload("voice", "a.amr", MediaSamples.amr(3000)))).isZero();
        assertThat(errcode(upload("voice", "a.amr", MediaSamples.amr(3001)))).isEqualTo(45007);
    }

    @ParameterizedTest
    @CsvSource({ "0,44001", "5,40006", "6,0" })
    void takesMoreThanFiveBytes(int size, int errcode) {
        assertThat(errcode(upload("file", "a.txt", new byte[size]))).isEqualTo(errcode);
    }

    @Test
    void refusesAFileThatIsNotAsLongAsItSays() {
        String disposition = "name=\"media\"; filename=\"a.txt\"; filelength=";

        assertThat(errcode(client.upload("media/upload?type=file", disposition + 6, "text/plain", new byte[6]))).isZero();
        assertThat(errcode(client.upload("media/upload?type=file", disposition + 7, "text/plain", new byte[6])))
                .isEqualTo(40123);
    }

    @Test
    void readsANameInTheFormOfRfc5987() {
        String disposition = "name=\"media\"; filename=\"__.png\"; filename*=UTF-8''%E5%9B%BE%201.png";

        String mediaId
                = client.upload("media/upload?type=file", disposition, "image/png", new byte[6]).get("media_id").asText();

        assertThat(sandbox.media(mediaId).fileName()).isEqualTo("图 1.png");
    }

    @Test
    void refusesABodyThatIsNotMultipart() {
        assertThat(errcode(TestClient.json(client.post("media/upload?type=file&access_token=" + client.accessToken(), "x"))))
                .isEqualTo(44001);
    }

    @Test
    void refusesRequestsThatBreakTheRules() {
        assertThat(errcode(upload("hologram", "a", new byte[6]))).isEqualTo(40005);
        assertThat(errcode(client.upload("media/upload", "a", new byte[6]))).isEqualTo(40005);
        assertThat(errcode(client.upload("media/upload?type=file", "name=\"other\"", "text/plain", new byte[6])))
                .isEqualTo(44001);
        assertThat(errcode(client.query("media/upload", "type=file"))).isEqualTo(40058);
    }

    @Test
    void keepsMediaOutOfTheJournalOfWireMock() {
        upload("file", "a", new byte[6]);

        await().untilAsserted(() -> assertThat(sandbox.wireMock().getAllServeEvents())
                .extracting(event -> event.getRequest().getUrl()).noneMatch(url -> url.contains("media/"))
                .anyMatch(url -> url.contains("gettoken")));
    }

    @Test
    void keepsAPictureForGood() {
        assertThat(client.upload("media/uploadimg", "a.png", MediaSamples.png(2 * MB)).get("url").asText())
                .startsWith("https://");
    }

    @Test
    void limitsSizeAndFormatOfAPicture() {
        assertThat(errcode(client.upload("media/uploadimg", "a.png", MediaSamples.png(2 * MB + 1)))).isEqualTo(40009);
        assertThat(errcode(client.upload("media/uploadimg", "a.gif", "GIF89a".getBytes()))).isEqualTo(40123);
        assertThat(errcode(client.upload("media/uploadimg", "a.png", new byte[0]))).isEqualTo(44001);
    }

    private JsonNode upload(String type, String fileName, byte[] content) {
        return client.upload("media/upload?type=" + type, fileName, content);
    }
}
