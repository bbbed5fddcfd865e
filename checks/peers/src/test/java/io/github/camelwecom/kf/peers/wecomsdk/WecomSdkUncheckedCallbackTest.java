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
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import cn.felord.callbacks.CallbackCrypto;
import cn.felord.callbacks.CallbackEventBody;
import com.thoughtworks.xstream.XStreamException;
import io.github.camelwecom.kf.callback.CallbackRefusedException;
import io.github.camelwecom.kf.peers.ComponentOpener;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleNotice;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Callbacks that the peer opens and the component refuses. The peer does compare the receiveid.
 */
class WecomSdkUncheckedCallbackTest extends PeerTestSupport {

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final BlockingQueue<CallbackEventBody> opened = new LinkedBlockingQueue<>();
    private final CallbackCrypto crypto = WecomSdkPeer.callbacks(sandbox, worker, opened::add);

    @AfterEach
    void stop() {
        worker.shutdown();
    }

    @Test
    void aTimestampOf1970() throws Exception {
        SealedCallback callback = sealer()
                .seal(SampleNotice.xml(sandbox), "1", "nonce1");

        openWithThePeer(callback, callback.xmlBody());

        assertThat(opened.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(refusedByTheComponent(callback, callback.xmlBody())).isEqualTo("FRESHNESS");
    }

    /** The component's consumers process it once, which its own tests show over HTTP. */
    @Test
    void theSameTwice() throws Exception {
        SealedCallback callback = sandbox.seal(SampleNotice.xml(sandbox));

        openWithThePeer(callback, callback.xmlBody());
        openWithThePeer(callback, callback.xmlBody());

        assertThat(opened.poll(30, TimeUnit.SECONDS)).isNotNull();
        assertThat(opened.poll(30, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void xmlOfAnybodyIsParsedBeforeItIsVerified() {
        SealedCallback genuine = sandbox.seal(SampleNotice.xml(sandbox));
        SealedCallback unsigned = new SealedCallback(
                "0".repeat(40), genuine.timestamp(), genuine.nonce(), genuine.toUserName(), genuine.encrypted());
        String unclosed = unsigned.xmlBody().replace("</xml>", "<unclosed></xml>");

        assertThat(catchThrowable(() -> openWithThePeer(unsigned, unclosed))).isInstanceOf(XStreamException.class);
        assertThat(refusedByTheComponent(unsigned, unclosed)).isEqualTo("SIGNATURE");
    }

    private void openWithThePeer(SealedCallback callback, String body) {
        crypto.accept("kf", sandbox.corpId(), callback.signature(), callback.timestamp(), callback.nonce(), body);
    }

    private String refusedByTheComponent(SealedCallback callback, String body) {
        Map<String, String> parameters = Map.of(
                "msg_signature", callback.signature(), "timestamp", callback.timestamp(), "nonce", callback.nonce());
        return catchThrowableOfType(CallbackRefusedException.class,
                () -> ComponentOpener.ofNow(sandbox).open(parameters, body.getBytes(StandardCharsets.UTF_8))).getCheck();
    }
}
