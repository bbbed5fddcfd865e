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
package io.github.camelwecom.kf.sandbox;

import java.net.URI;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.CallbackSender;
import io.github.camelwecom.kf.sandbox.callback.CallbackVerification;
import io.github.camelwecom.kf.sandbox.callback.CallbackXml;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Ids;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.journal.CallbackAttempt;

/** Decides whether a callback goes out, and writes, seals and hands it to the sender. */
final class CallbackDesk {

    private final String corpId;
    private final CorpGuard corp;
    private final Clock clock;
    private final Ids ids;
    private final CallbackSealer sealer;
    private final CallbackSender sender;
    private final AtomicReference<URI> url;
    private final AtomicBoolean paused = new AtomicBoolean();

    CallbackDesk(
                 String corpId, CorpGuard corp, Clock clock, Ids ids, CallbackSealer sealer, CallbackSender sender, URI url) {
        this.corpId = corpId;
        this.corp = corp;
        this.clock = clock;
        this.ids = ids;
        this.sealer = sealer;
        this.sender = sender;
        this.url = new AtomicReference<>(url);
    }

    void setUrl(URI callbackUrl) {
        url.set(callbackUrl);
    }

    void pause() {
        paused.set(true);
    }

    void resume() {
        paused.set(false);
    }

    void announce(KfAccount account) {
        if (isOpen()) {
            String token = corp.ask(known -> known.issueCallbackToken(account));
            deliver(CallbackXml.kfMsgOrEvent(corpId, clock.instant(), token, account.openKfId()));
        }
    }

    void announceAuthChange(Collection<String> added, Collection<String> removed) {
        if (isOpen()) {
            deliver(CallbackXml.kfAccountAuthChange(corpId, clock.instant(), added, removed));
        }
    }

    private boolean isOpen() {
        return url.get() != null && !paused.get();
    }

    private void deliver(String text) {
        sender.deliver(url.get(), seal(text));
    }

    SealedCallback seal(String text) {
        return sealer.seal(text, Long.toString(clock.instant().getEpochSecond()), ids.nonce());
    }

    CallbackAttempt post(SealedCallback callback) {
        return sender.post(requiredUrl(), callback);
    }

    CallbackVerification verifyUrl() {
        String echo = ids.echo();
        return sender.verify(requiredUrl(), seal(echo), echo);
    }

    private URI requiredUrl() {
        if (url.get() == null) {
            throw new IllegalStateException("No callback URL is set; call callbackUrl(URI) first");
        }
        return url.get();
    }
}
