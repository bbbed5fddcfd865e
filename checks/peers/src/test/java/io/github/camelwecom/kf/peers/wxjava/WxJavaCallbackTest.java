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

import io.github.camelwecom.kf.callback.CallbackRefusedException;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.peers.CallbackReceiver;
import io.github.camelwecom.kf.peers.ComponentOpener;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.ReceivedCallback;
import io.github.camelwecom.kf.peers.SampleNotice;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.XmlUtils;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil.EncryptContext;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.constant.WxCpConsts;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class WxJavaCallbackTest extends PeerTestSupport {

    private final WxCpService peer = WxJavaPeer.connect(sandbox);
    private CallbackReceiver receiver;

    @BeforeEach
    void listen() throws Exception {
        receiver = new CallbackReceiver(this::answerEcho);
        sandbox.callbackUrl(receiver.url());
    }

    @AfterEach
    void stopListening() {
        receiver.close();
    }

    /** As the peer's documentation does it. */
    private String answerEcho(ReceivedCallback request) {
        boolean genuine = peer.checkSignature(request.signature(), request.timestamp(), request.nonce(), request.echostr());
        return genuine ? crypt().decrypt(request.echostr()) : "refused";
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

        WxCpXmlMessage notice = open(receiver.take());

        assertThat(notice.getToUserName()).isEqualTo(sandbox.corpId());
        assertThat(notice.getMsgType()).isEqualTo("event");
        assertThat(notice.getEvent()).isEqualTo(WxCpConsts.EventType.KF_MSG_OR_EVENT);
        assertThat(notice.getOpenKfId()).isEqualTo(account.openKfId());
        assertThat(pull(notice)).isEqualTo("hi");
    }

    @Test
    void opensTheChangeOfManagedAccounts() throws Exception {
        SandboxAccount account = sandbox.account("咨询客服");
        sandbox.revoke(account);

        WxCpXmlMessage notice = open(receiver.take());

        assertThat(notice.getEvent()).isEqualTo(WxCpConsts.EventType.KF_ACCOUNT_AUTH_CHANGE);
        assertThat(notice.getAuthDelOpenKfId()).isEqualTo(account.openKfId());
    }

    @Test
    void sealsWhatTheSandboxOpens() {
        EncryptContext sealed = crypt().encryptContext(SampleNotice.xml(sandbox));

        CallbackSealer sealer = sealer();
        assertThat(sealer.open(sealed.getEncrypt())).isEqualTo(SampleNotice.xml(sandbox));
        assertThat(sealer.sign(sealed.getTimeStamp(), sealed.getNonce(), sealed.getEncrypt()))
                .isEqualTo(sealed.getSignature());
    }

    @Test
    void sealsWhatTheComponentOpens() {
        String envelope = crypt().encrypt(SampleNotice.xml(sandbox));

        CallbackNotice notice = ComponentOpener.of(sandbox)
                .open(parametersOf(envelope), envelope.getBytes(StandardCharsets.UTF_8));

        assertThat(notice).isEqualTo(SampleNotice.opened(sandbox));
    }

    @Test
    void sealsForAnotherCorpWhatTheComponentRefuses() {
        ((WxCpDefaultConfigImpl) peer.getWxCpConfigStorage()).setCorpId("ww0000000000000000");
        String envelope = crypt().encrypt(SampleNotice.xml(sandbox));

        assertThatExceptionOfType(CallbackRefusedException.class)
                .isThrownBy(() -> ComponentOpener.of(sandbox)
                        .open(parametersOf(envelope), envelope.getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.getCheck()).isEqualTo("RECEIVE_ID"));
    }

    @Test
    void sealsAnEchoThatTheComponentAnswers() {
        EncryptContext sealed = crypt().encryptContext("1616140317555161061");

        String answer = ComponentOpener.of(sandbox).verifyUrl(Map.of("msg_signature", sealed.getSignature(),
                "timestamp", sealed.getTimeStamp(), "nonce", sealed.getNonce(), "echostr", sealed.getEncrypt()));

        assertThat(answer).isEqualTo("1616140317555161061");
    }

    /** What the platform puts into the query, the peer has put into the envelope. */
    private static Map<String, String> parametersOf(String envelope) {
        Map<String, Object> elements = XmlUtils.xml2Map(envelope);
        return Map.of("msg_signature", elements.get("MsgSignature").toString(), "timestamp",
                elements.get("TimeStamp").toString(), "nonce", elements.get("Nonce").toString());
    }

    private WxCpXmlMessage open(ReceivedCallback callback) {
        return WxCpXmlMessage.fromEncryptedXml(callback.body(), peer.getWxCpConfigStorage(), callback.timestamp(),
                callback.nonce(), callback.signature());
    }

    private String pull(WxCpXmlMessage notice) throws WxErrorException {
        return peer.getKfService().syncMsg(null, notice.getToken(), null, null, notice.getOpenKfId()).getMsgList().get(0)
                .getText().getContent();
    }

    private WxCpCryptUtil crypt() {
        return new WxCpCryptUtil(peer.getWxCpConfigStorage());
    }
}
