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
package io.github.camelwecom.kf.callback;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;

/** Knows all that the platform knows of a sandbox's corp, and makes requests of it that are not genuine. */
public final class CallbackForger {

    static final String NEWS
            = "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Event><![CDATA[kf_msg_or_event]]></Event></xml>";

    private final KfSandbox sandbox;
    private final URI url;

    /** @param url where callbacks are sent */
    public CallbackForger(KfSandbox sandbox, URI url) {
        this.sandbox = sandbox;
        this.url = url;
    }

    URI url() {
        return url;
    }

    String encodingAesKey() {
        return sandbox.encodingAesKey();
    }

    String token() {
        return sandbox.token();
    }

    String corpId() {
        return sandbox.corpId();
    }

    SealedCallback sealed(String text) {
        return sandbox.seal(text);
    }

    public SealedCallback genuine() {
        return sandbox.seal(NEWS);
    }

    SealedCallback sealedAt(Duration fromNow) {
        return sealed(NEWS, String.valueOf(sandbox.clock().instant().plus(fromNow).getEpochSecond()), "nonce1");
    }

    SealedCallback sealed(String text, String timestamp, String nonce) {
        return sealer().seal(text, timestamp, nonce);
    }

    SealedCallback withSignature(Function<String, String> change) {
        SealedCallback genuine = genuine();
        return new SealedCallback(
                change.apply(genuine.signature()), genuine.timestamp(), genuine.nonce(), genuine.toUserName(),
                genuine.encrypted());
    }

    SealedCallback signed(String encrypted) {
        String now = now();
        return new SealedCallback(sealer().sign(now, "nonce1", encrypted), now, "nonce1", sandbox.corpId(), encrypted);
    }

    String encrypted() {
        return sealer().encrypt(NEWS);
    }

    String encryptedFor(String receiveId) {
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), receiveId).encrypt(NEWS);
    }

    /** Whether it ends, decrypted with the right key, with what can be the length of a padding. */
    boolean looksPadded(String encrypted) {
        byte[] key = Base64.getDecoder().decode(encodingAesKey() + "=");
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            byte[] padded = cipher.doFinal(Base64.getDecoder().decode(encrypted));
            int last = padded[padded.length - 1];
            return last >= 1 && last <= 32;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    CallbackSealer sealer() {
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
    }

    CrookedCallbacks crooked() {
        return new CrookedCallbacks(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
    }

    String now() {
        return String.valueOf(sandbox.clock().instant().getEpochSecond());
    }

    HttpRequest post(SealedCallback callback) {
        return post(callback, callback.xmlBody());
    }

    HttpRequest post(SealedCallback callback, String body) {
        return post(callback.postUrl(url), "text/xml", body);
    }

    HttpRequest postAs(String contentType, String body) {
        return post(genuine().postUrl(url), contentType, body);
    }

    HttpRequest post(URI url, String contentType, String body) {
        return HttpRequest.newBuilder(url).header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
    }

    HttpRequest verify(SealedCallback echo) {
        return HttpRequest.newBuilder(echo.verificationUrl(url)).build();
    }

    HttpRequest get(URI address) {
        return HttpRequest.newBuilder(address).build();
    }
}
