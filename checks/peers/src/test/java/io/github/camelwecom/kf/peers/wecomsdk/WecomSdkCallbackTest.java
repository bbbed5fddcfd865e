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

import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import cn.felord.callbacks.CallbackCrypto;
import cn.felord.callbacks.CallbackEventBody;
import cn.felord.domain.callcenter.SyncMsgRequest;
import cn.felord.domain.callcenter.TextKfMessage;
import cn.felord.enumeration.CallbackEvent;
import io.github.camelwecom.kf.peers.CallbackReceiver;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.ReceivedCallback;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WecomSdkCallbackTest extends PeerTestSupport {

    private static final String AGENT_ID = "kf";

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final BlockingQueue<CallbackEventBody> opened = new LinkedBlockingQueue<>();
    private final CallbackCrypto crypto = WecomSdkPeer.callbacks(sandbox, worker, opened::add);
    private CallbackReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new CallbackReceiver(this::answerEcho);
        sandbox.callbackUrl(receiver.url());
    }

    @AfterEach
    void stopListening() {
        receiver.close();
        worker.shutdown();
    }

    private String answerEcho(ReceivedCallback request) {
        return crypto.decryptMsg(AGENT_ID, sandbox.corpId(), request.signature(), request.timestamp(), request.nonce(),
                request.echostr());
    }

    @Test
    void passesTheVerificationOfTheUrl() {
        // Once before, because the console waits one second only, in which a busy machine may not get all classes loaded.
        assertThat(answerEcho(ReceivedCallback.verification(sandbox.seal("echo")))).isEqualTo("echo");

        await().untilAsserted(() -> assertThat(sandbox.verifyCallbackUrl().reason()).isEmpty());
    }

    @Test
    void opensTheNewsOfAnAccountAndPullsWithItsToken() throws Exception {
        SandboxAccount account = sandbox.account("咨询客服");
        sandbox.customer().says("hi");

        CallbackEventBody notice = open(receiver.take());

        assertThat(notice.getToUserName()).isEqualTo(sandbox.corpId());
        assertThat(notice.getMsgType()).isEqualTo("event");
        assertThat(notice.getEvent()).isEqualTo(CallbackEvent.KF_MSG_OR_EVENT);
        assertThat(notice.getOpenKfId()).isEqualTo(account.openKfId());
        assertThat(pull(notice)).isEqualTo("hi");
    }

    @Test
    void opensTheChangeOfManagedAccounts() throws Exception {
        SandboxAccount one = sandbox.account("one");
        SandboxAccount two = sandbox.account("two");
        sandbox.revoke(one, two);

        CallbackEventBody notice = open(receiver.take());

        assertThat(notice.getEvent()).isEqualTo(CallbackEvent.KF_ACCOUNT_AUTH_CHANGE);
        assertThat(notice.getAuthDelOpenKfIds()).containsExactlyInAnyOrder(one.openKfId(), two.openKfId());
    }

    private CallbackEventBody open(ReceivedCallback callback) throws InterruptedException {
        crypto.accept(AGENT_ID, sandbox.corpId(), callback.signature(), callback.timestamp(), callback.nonce(),
                callback.body());
        return Objects.requireNonNull(opened.poll(10, TimeUnit.SECONDS), "The peer made no event of the callback");
    }

    private String pull(CallbackEventBody notice) {
        SyncMsgRequest request = new SyncMsgRequest();
        request.setOpenKfid(notice.getOpenKfId());
        request.setToken(notice.getToken());
        return ((TextKfMessage) WecomSdkPeer.connect(sandbox).sessions().syncMsg(request).getMsgList().get(0)).getText()
                .getContent();
    }
}
