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
package io.github.camelwecom.kf.benchmark.contender;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelwecom.kf.callback.CallbackCredentials;
import io.github.camelwecom.kf.callback.CallbackOpener;
import io.github.camelwecom.kf.callback.CallbackRules;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From the body of a callback to what it says.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CallbackOpening {

    private static final String CORP = "ww0123456789abcdef";
    private static final String TOKEN = "aTokenOfTheCallback";
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String NEWS
            = "<xml><ToUserName><![CDATA[" + CORP + "]]></ToUserName><CreateTime>1348831860</CreateTime>"
              + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event>"
              + "<Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token>"
              + "<OpenKfId><![CDATA[wkxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx]]></OpenKfId></xml>";

    private String signature;
    private String timestamp;
    private String nonce;
    private String encrypted;
    private String envelope;
    private byte[] body;
    private Map<String, String> parameters;
    private CallbackOpener opener;
    private WxCpDefaultConfigImpl peerConfiguration;
    private WxCpCryptUtil peerCrypt;
    private SecretKeySpec key;
    private IvParameterSpec iv;

    /** One callback for all. */
    @Setup
    public void seal() {
        SealedCallback sealed = new CallbackSealer(TOKEN, AES_KEY, CORP).seal(NEWS, "1348831860", "nonce1234");
        signature = sealed.signature();
        timestamp = sealed.timestamp();
        nonce = sealed.nonce();
        encrypted = sealed.encrypted();
        envelope = sealed.xmlBody();
        body = envelope.getBytes(StandardCharsets.UTF_8);
        parameters = Map.of("msg_signature", signature, "timestamp", timestamp, "nonce", nonce);
        opener = new CallbackOpener(
                new CallbackCredentials(TOKEN, AES_KEY, CORP),
                new CallbackRules(CallbackRules.DEFAULT_MAX_BODY_SIZE, Duration.ZERO, true), Clock.systemUTC());
        peerConfiguration = new WxCpDefaultConfigImpl();
        peerConfiguration.setToken(TOKEN);
        peerConfiguration.setAesKey(AES_KEY);
        peerConfiguration.setCorpId(CORP);
        peerCrypt = new WxCpCryptUtil(peerConfiguration);
        byte[] bytes = Base64.getDecoder().decode(AES_KEY + "=");
        key = new SecretKeySpec(bytes, "AES");
        iv = new IvParameterSpec(bytes, 0, 16);
    }

    /** All checks, and the fields of the notice. */
    @Benchmark
    public CallbackNotice component() {
        return opener.open(parameters, body);
    }

    /** As the peer's documentation does it. */
    @Benchmark
    public WxCpXmlMessage wxJava() {
        return WxCpXmlMessage.fromEncryptedXml(envelope, peerConfiguration, timestamp, nonce, signature);
    }

    /** Decrypts only: neither the envelope nor the signature nor the fields. */
    @Benchmark
    public String wxJavaDecrypt() {
        return peerCrypt.decrypt(encrypted);
    }

    /** The same checks with the JDK and nothing around, no field read. */
    @Benchmark
    public byte[] floor() throws GeneralSecurityException {
        int begin = envelope.indexOf("<Encrypt><![CDATA[") + 18;
        String text = envelope.substring(begin, envelope.indexOf("]]>", begin));
        String[] signed = { TOKEN, timestamp, nonce, text };
        Arrays.sort(signed);
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(String.join("", signed).getBytes(StandardCharsets.UTF_8));
        if (!MessageDigest.isEqual(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII))) {
            throw new IllegalStateException("The signature is wrong");
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, iv);
        byte[] plain = cipher.doFinal(Base64.getDecoder().decode(text));
        return Arrays.copyOfRange(plain, 20, plain.length - plain[plain.length - 1]);
    }
}
