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
package io.github.camelwecom.kf.sync;

import java.time.Instant;

import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;

/**
 * A message of an account that was fetched and is not done. Its {@link Backlog}'s lock guards what changes; whoever
 * took it to hand it out may read it.
 */
final class PendingMessage {

    private final String key;
    private final String customer;
    private final Instant sendTime;
    /** The order in which messages came. */
    private final long sequence;
    private final long bytes;
    private final Tries tries = new Tries();
    /** Null while it only is where it is kept. */
    private KfMessage message;
    /** Null when the cursor is behind it. */
    private OpenPage page;
    private boolean kept;
    private boolean uncertain;

    private PendingMessage(String key, String customer, Instant sendTime, long sequence, long bytes) {
        this.key = key;
        this.customer = customer;
        this.sendTime = sendTime;
        this.sequence = sequence;
        this.bytes = bytes;
    }

    /** One that was fetched just now. */
    static PendingMessage fetched(FetchedMessage fetched, long sequence, OpenPage page) {
        PendingMessage pending = new PendingMessage(
                fetched.key(), fetched.customer(), fetched.message().sendTime(), sequence, fetched.bytes());
        pending.message = fetched.message();
        pending.page = page;
        pending.uncertain = page.isReadAgain();
        return pending;
    }

    /** One that an earlier life of the process kept. */
    static PendingMessage kept(KeptEntry entry, long sequence, boolean uncertain) {
        PendingMessage pending = new PendingMessage(entry.messageKey(), entry.customer(), null, sequence, 0);
        pending.kept = true;
        pending.uncertain = uncertain;
        return pending;
    }

    String key() {
        return key;
    }

    String customer() {
        return customer;
    }

    /** Null when the platform did not say, or when it was kept before the last start. */
    Instant sendTime() {
        return sendTime;
    }

    long sequence() {
        return sequence;
    }

    /** What it takes in memory, roughly; 0 when it is not there. */
    long bytes() {
        return message == null ? 0 : bytes;
    }

    Tries tries() {
        return tries;
    }

    KfMessage message() {
        return message;
    }

    boolean isInMemory() {
        return message != null;
    }

    boolean isKept() {
        return kept;
    }

    OpenPage page() {
        return page;
    }

    /**
     * What is read again, or was kept when some memory was lost, may have been handed out though nothing remembers it.
     */
    Delivery delivery(Delivery remembered) {
        return uncertain ? Delivery.REPEATED : remembered;
    }

    /** In the form in which it is kept. */
    KeptMessage toKeep() {
        return new KeptMessage(key, customer, KfJson.text(message.raw()));
    }

    /** It is where messages are kept. */
    void kept() {
        kept = true;
    }

    /** The cursor has moved on behind it. */
    void leftBehind() {
        page = null;
    }

    /** It need not be in memory any more. */
    void forgetContent() {
        message = null;
    }
}
