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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.camelwecom.kf.sandbox.journal.Journal;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;

/** A WeChat user who may write to the corp's accounts. */
public final class Customer {

    private final String externalUserId;
    private final Journal<ReceivedMessage> received = new Journal<>();
    private final Set<String> withdrawn = new LinkedHashSet<>();
    private String nickname;
    private Instant lastContact = Instant.MIN;
    private Entry lastEntry;

    Customer(String externalUserId) {
        this.externalUserId = externalUserId;
        this.nickname = "customer " + externalUserId.substring(Math.max(0, externalUserId.length() - 4));
    }

    public String externalUserId() {
        return externalUserId;
    }

    public String nickname() {
        return nickname;
    }

    public void rename(String newNickname) {
        this.nickname = newNickname;
    }

    public Journal<ReceivedMessage> received() {
        return received;
    }

    /** The msgids of received messages that the customer sees no more, or never saw. */
    public List<String> withdrawn() {
        return List.copyOf(withdrawn);
    }

    /** Returns whether the message was still there. */
    boolean withdraw(String msgId) {
        return withdrawn.add(msgId);
    }

    void wrote(Instant now) {
        lastContact = now;
    }

    void entered(String scene, String sceneParam, Instant now) {
        lastContact = now;
        lastEntry = new Entry(scene, sceneParam, now);
    }

    /** Whether the customer has written or entered within the last 48 hours. */
    boolean hasBeenInContact(Instant now) {
        return isRecent(lastContact, now);
    }

    /** How the customer came in last, if that was within the last 48 hours. */
    public Optional<Entry> recentEntry(Instant now) {
        return Optional.ofNullable(lastEntry).filter(entry -> isRecent(entry.time(), now));
    }

    private static boolean isRecent(Instant then, Instant now) {
        return !then.isBefore(now.minus(Conversation.ANSWER_WINDOW));
    }

    Saved saved() {
        return new Saved(externalUserId, nickname, received.entries(), withdrawn(), lastContact, lastEntry);
    }

    void restore(Saved saved) {
        nickname = saved.nickname();
        saved.received().forEach(received::add);
        withdrawn.addAll(saved.withdrawn());
        lastContact = saved.lastContact();
        lastEntry = saved.lastEntry();
    }

    record Saved(
            String id, String nickname, List<ReceivedMessage> received, List<String> withdrawn, Instant lastContact,
            Entry lastEntry) {
    }

    /**
     * One entry into a session.
     *
     * @param scene      empty when the link had none
     * @param sceneParam URL-encoded; empty when the link had none
     */
    public record Entry(String scene, String sceneParam, Instant time) {
    }
}
