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

import cn.felord.callback.CallbackXmlResponse;
import cn.felord.callbacks.CallbackCrypto;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.peers.ComponentOpener;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleNotice;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The peer pads as if the 16 random bytes were as many as the receiveid has (doc/90968 pads what is really there). It
 * can seal only for a receiveid of 16 bytes or a multiple of that: the corp has such an id here instead of one of 18.
 */
class WecomSdkSealingTest extends PeerTestSupport {

    private static final String NONCE = "263014780";
    private static final String TIMESTAMP = "1409659589";

    private final CallbackCrypto crypto = WecomSdkPeer.callbacks(sandbox, null, event -> {
    });

    WecomSdkSealingTest() {
        super(KfSandbox.builder().corpId("ww0123456789abcd"));
    }

    @Test
    void sealsWhatTheSandboxOpens() {
        CallbackXmlResponse sealed = read(seal(SampleNotice.xml(sandbox)));

        CallbackSealer sealer = sealer();
        assertThat(sealer.open(sealed.getEncrypt())).isEqualTo(SampleNotice.xml(sandbox));
        assertThat(sealer.sign(TIMESTAMP, NONCE, sealed.getEncrypt())).isEqualTo(sealed.getMsgSignature());
    }

    @Test
    void sealsWhatTheComponentOpens() {
        String envelope = seal(SampleNotice.xml(sandbox));

        CallbackNotice notice = ComponentOpener.of(sandbox).open(
                parameters(read(envelope).getMsgSignature()), envelope.getBytes(StandardCharsets.UTF_8));

        assertThat(notice).isEqualTo(SampleNotice.opened(sandbox));
    }

    @Test
    void sealsInJsonWhatTheComponentOpens() throws Exception {
        String json = """
                {"ToUserName":"ww0123456789abcd","CreateTime":1348831860,"MsgType":"event","Event":"kf_msg_or_event",\
                "Token":"ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR","OpenKfId":"wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q"}""";
        String envelope = crypto.encryptJsonMsg("kf", sandbox.corpId(), json, TIMESTAMP, NONCE);
        JsonNode sealed = new ObjectMapper().readTree(envelope);

        CallbackNotice notice = ComponentOpener.of(sandbox).open(
                parameters(sealed.get("msgsignature").asText()), envelope.getBytes(StandardCharsets.UTF_8));

        assertThat(notice).usingRecursiveComparison().ignoringFields("raw").isEqualTo(SampleNotice.opened(sandbox));
    }

    @Test
    void sealsAnEchoThatTheComponentAnswers() {
        CallbackXmlResponse sealed = read(seal("1616140317555161061"));

        String answer = ComponentOpener.of(sandbox).verifyUrl(Map.of("msg_signature", sealed.getMsgSignature(),
                "timestamp", TIMESTAMP, "nonce", NONCE, "echostr", sealed.getEncrypt()));

        assertThat(answer).isEqualTo("1616140317555161061");
    }

    private String seal(String text) {
        return crypto.encryptXmlMsg("kf", sandbox.corpId(), text, TIMESTAMP, NONCE);
    }

    private CallbackXmlResponse read(String envelope) {
        return crypto.readXml(envelope, CallbackXmlResponse.class);
    }

    private static Map<String, String> parameters(String signature) {
        return Map.of("msg_signature", signature, "timestamp", TIMESTAMP, "nonce", NONCE);
    }
}
