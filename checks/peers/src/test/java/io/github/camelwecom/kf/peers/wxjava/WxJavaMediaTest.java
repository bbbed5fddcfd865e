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
package io.github.camelwecom.kf.peers.wxjava;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.api.WxCpMediaService;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

class WxJavaMediaTest extends PeerTestSupport {

    @TempDir
    private Path directory;
    private WxCpKfService kf;
    private WxCpMediaService peer;

    @BeforeEach
    void connect() {
        WxCpService service = WxJavaPeer.connect(sandbox);
        ((WxCpDefaultConfigImpl) service.getWxCpConfigStorage()).setTmpDirFile(directory.toFile());
        kf = service.getKfService();
        peer = service.getMediaService();
    }

    @ParameterizedTest
    @EnumSource
    void downloadsWhatItUploaded(SampleMedia sample) throws Exception {
        WxMediaUploadResult uploaded
                = peer.upload(sample.wireName(), new ByteArrayInputStream(sample.content()), sample.fileName());
        File downloaded = peer.download(uploaded.getMediaId());

        assertThat(uploaded.getType()).isEqualTo(sample.wireName());
        assertThat(uploaded.getCreatedAt()).isCloseTo(sandbox.clock().instant().getEpochSecond(), within(60L));
        assertThat(downloaded).hasBinaryContent(sample.content());
        assertThat(downloaded.getName()).endsWith(sample.fileName().substring(sample.fileName().indexOf('.')));
    }

    @Test
    void uploadsAFile() throws Exception {
        WxMediaUploadResult uploaded = peer.upload("image", file(SampleMedia.JPG));

        assertThat(sandbox.media(uploaded.getMediaId()).fileName()).isEqualTo(SampleMedia.JPG.fileName());
    }

    @Test
    void uploadsAPictureForGood() throws Exception {
        assertThat(peer.uploadImg(file(SampleMedia.JPG))).startsWith("http");
    }

    @Test
    void downloadsWhatACustomerSent() throws Exception {
        SandboxAccount account = sandbox.account();
        sandbox.customer().sendsImage(SampleMedia.JPG.content());

        String mediaId = kf.syncMsg(null, null, null, null, account.openKfId()).getMsgList().get(0).getImage().getMediaId();

        assertThat(peer.download(mediaId)).hasBinaryContent(SampleMedia.JPG.content());
    }

    @Test
    void isToldThatAMediaIdIsWrong() {
        assertThatExceptionOfType(WxErrorException.class).isThrownBy(() -> peer.download("wrong"))
                .satisfies(refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40007));
    }

    private File file(SampleMedia sample) throws IOException {
        return Files.write(directory.resolve(sample.fileName()), sample.content()).toFile();
    }
}
