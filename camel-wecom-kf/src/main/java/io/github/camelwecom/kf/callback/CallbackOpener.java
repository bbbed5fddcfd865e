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

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

import io.github.camelwecom.kf.model.callback.CallbackNotice;

/**
 * Opens callbacks that arrive some other way than over the hub: through a gateway, a servlet, a queue. The same checks
 * in the same order, except that nothing is remembered: opening has no effect that a repetition could double, and a
 * queue hands out again what failed. Whoever processes what was opened must expect repetitions.
 */
public final class CallbackOpener {

    private final CallbackVerifier verifier;
    private final CallbackFreshness freshness;
    private final int maxBodySize;

    /**
     * @param rules of which <code>replayGuard</code> plays no part; <code>freshness</code> must be zero when callbacks
     *              wait in a queue for longer than it allows
     */
    public CallbackOpener(CallbackCredentials credentials, CallbackRules rules, Clock clock) {
        this.verifier = new CallbackVerifier(credentials);
        this.freshness = new CallbackFreshness(rules.freshness(), clock);
        this.maxBodySize = rules.maxBodySize();
    }

    /**
     * Verifies the callback URL: what is returned is the answer that the platform waits for, exactly (doc/96466).
     *
     * @param  parameters               the decoded query parameters: msg_signature, timestamp, nonce, echostr
     * @throws CallbackRefusedException if a check fails
     */
    public String verifyUrl(Map<String, String> parameters) {
        CallbackQuery query = CallbackQuery.ofVerification(parameters);
        freshness.check(query);
        return new String(verifier.open(query, query.echostr()).echo(), StandardCharsets.UTF_8);
    }

    /**
     * Opens a callback.
     *
     * @param  parameters               the decoded query parameters: msg_signature, timestamp, nonce
     * @param  body                     the body as it came, XML or JSON
     * @throws CallbackRefusedException if a check fails
     */
    public CallbackNotice open(Map<String, String> parameters, byte[] body) {
        if (body.length > maxBodySize) {
            throw CallbackRefusedException.tooLarge(maxBodySize);
        }
        CallbackQuery query = CallbackQuery.ofNotice(parameters);
        freshness.check(query);
        return verifier.open(query, CallbackEnvelope.encryptedText(body)).notice();
    }
}
