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
package io.github.camelwecom.kf.peers.wecomsdk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

import cn.felord.api.MediaApi;
import cn.felord.domain.MultipartResource;
import cn.felord.domain.callcenter.ImageKfMessage;
import cn.felord.domain.callcenter.SyncMsgRequest;
import cn.felord.domain.common.JobId;
import cn.felord.domain.media.MediaJobResponse;
import cn.felord.domain.media.MediaResponse;
import cn.felord.domain.media.MediaUploadRequest;
import cn.felord.enumeration.MediaJobStatus;
import cn.felord.enumeration.MediaTypeEnum;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

class WecomSdkMediaTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);
    private MediaApi media;

    @BeforeEach
    void connect() throws ReflectiveOperationException {
        media = peer.media();
    }

    @ParameterizedTest
    @EnumSource
    void downloadsWhatItUploaded(SampleMedia sample) throws Exception {
        MediaTypeEnum type = MediaTypeEnum.valueOf(sample.wireName().toUpperCase(Locale.ROOT));
        MediaResponse uploaded = media.uploadMedia(type, new MultipartResource(sample.fileName(), sample.content()));

        assertThat(uploaded.getType()).isEqualTo(sample.wireName());
        assertThat(uploaded.getCreatedAt()).isCloseTo(sandbox.clock().instant(), within(Duration.ofMinutes(1)));
        assertThat(download(uploaded.getData())).isEqualTo(sample.content());
    }

    @Test
    void uploadsAPictureForGood() {
        MultipartResource picture = new MultipartResource(SampleMedia.JPG.fileName(), SampleMedia.JPG.content());

        assertThat(media.uploadImage(picture).getData()).startsWith("http");
    }

    @Test
    void downloadsWhatACustomerSent() throws Exception {
        SandboxAccount account = sandbox.account();
        sandbox.customer().sendsImage(SampleMedia.JPG.content());
        SyncMsgRequest request = new SyncMsgRequest();
        request.setOpenKfid(account.openKfId());

        ImageKfMessage image = (ImageKfMessage) peer.sessions().syncMsg(request).getMsgList().get(0);

        assertThat(download(image.getImage().getMediaId())).isEqualTo(SampleMedia.JPG.content());
    }

    @Test
    void hasAFileFetchedFromItsUrl() throws Exception {
        byte[] content = SampleMedia.TXT.content();
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        sandbox.wireMock().stubFor(WireMock.get("/terms.txt").willReturn(WireMock.aResponse().withStatus(206)
                .withHeader("Content-Range", "bytes 0-" + (content.length - 1) + "/" + content.length).withBody(content)));

        String jobId = media.uploadByUrl(
                MediaUploadRequest.file("terms.txt", md5, sandbox.baseUri() + "/terms.txt")).getData();

        MediaJobResponse done = await().until(() -> media.getUploadByUrlResult(JobId.of(jobId)),
                reply -> reply.getStatus() != MediaJobStatus.DOING);
        assertThat(done.getStatus()).isEqualTo(MediaJobStatus.DONE);
        assertThat(download(done.getDetail().getMediaId())).isEqualTo(content);
    }

    /** For the peer the body of an error is a file like any other. */
    @Test
    void getsAnErrorInPlaceOfAFile() throws Exception {
        assertThat(new String(download("wrong"), StandardCharsets.UTF_8)).contains("\"errcode\":40007");
    }

    private byte[] download(String mediaId) throws Exception {
        try (ResponseBody body = media.getMedia(mediaId)) {
            return body.bytes();
        }
    }
}
