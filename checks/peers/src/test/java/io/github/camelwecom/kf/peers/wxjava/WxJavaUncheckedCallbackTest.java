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

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.thoughtworks.xstream.XStreamException;
import io.github.camelwecom.kf.callback.CallbackRefusedException;
import io.github.camelwecom.kf.peers.ComponentOpener;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleNotice;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.constant.WxCpConsts;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Callbacks that the peer opens and the component refuses. The official text asks for the first check only (doc/90968).
 */
class WxJavaUncheckedCallbackTest extends PeerTestSupport {

    @Test
    void anotherCorpsReceiveId() {
        CallbackSealer other = new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), "ww0000000000000000");
        SealedCallback callback = other.seal(SampleNotice.xml(sandbox), sandbox.seal("").timestamp(), "nonce1");

        assertThat(openedByThePeer(callback)).isEqualTo(WxCpConsts.EventType.KF_MSG_OR_EVENT);
        assertThat(refusedByTheComponent(callback)).isEqualTo("RECEIVE_ID");
    }

    @Test
    void aTimestampOf1970() {
        SealedCallback callback = sealer()
                .seal(SampleNotice.xml(sandbox), "1", "nonce1");

        assertThat(openedByThePeer(callback)).isEqualTo(WxCpConsts.EventType.KF_MSG_OR_EVENT);
        assertThat(refusedByTheComponent(callback)).isEqualTo("FRESHNESS");
    }

    /** The component's consumers process it once, which its own tests show over HTTP. */
    @Test
    void theSameTwice() {
        SealedCallback callback = sandbox.seal(SampleNotice.xml(sandbox));

        assertThat(openedByThePeer(callback)).isEqualTo(WxCpConsts.EventType.KF_MSG_OR_EVENT);
        assertThat(openedByThePeer(callback)).isEqualTo(WxCpConsts.EventType.KF_MSG_OR_EVENT);
    }

    @Test
    void xmlOfAnybodyIsParsedBeforeItIsVerified() {
        SealedCallback genuine = sandbox.seal(SampleNotice.xml(sandbox));
        SealedCallback unsigned = new SealedCallback(
                "0".repeat(40), genuine.timestamp(), genuine.nonce(), genuine.toUserName(), genuine.encrypted());
        String unclosed = unsigned.xmlBody().replace("</xml>", "<unclosed></xml>");

        assertThat(catchThrowable(() -> openedByThePeer(unsigned, unclosed))).isInstanceOf(XStreamException.class);
        assertThat(refusedByTheComponent(unsigned, unclosed)).isEqualTo("SIGNATURE");
    }

    private String openedByThePeer(SealedCallback callback) {
        return openedByThePeer(callback, callback.xmlBody());
    }

    private String openedByThePeer(SealedCallback callback, String body) {
        return WxCpXmlMessage.fromEncryptedXml(body,
                WxJavaPeer.config(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId()), callback.timestamp(),
                callback.nonce(), callback.signature()).getEvent();
    }

    private String refusedByTheComponent(SealedCallback callback) {
        return refusedByTheComponent(callback, callback.xmlBody());
    }

    private String refusedByTheComponent(SealedCallback callback, String body) {
        Map<String, String> parameters = Map.of(
                "msg_signature", callback.signature(), "timestamp", callback.timestamp(), "nonce", callback.nonce());
        return catchThrowableOfType(CallbackRefusedException.class,
                () -> ComponentOpener.ofNow(sandbox).open(parameters, body.getBytes(StandardCharsets.UTF_8))).getCheck();
    }
}
