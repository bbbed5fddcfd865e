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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.journal.ChatLine;

/** A customer service account (客服账号). */
public final class KfAccount {

    private final String openKfId;
    private final Rules rules;
    private final MessageLog log;
    private final Map<Customer, Conversation> conversations = new HashMap<>();
    private final Map<String, SentMessage> sent = new HashMap<>();
    private final Servicers servicers;
    private final Statistics statistics = new Statistics();
    private String name;
    private String avatar;
    private boolean managed = true;

    KfAccount(String openKfId, String name, Directory directory, Rules rules) {
        this.rules = rules;
        this.openKfId = openKfId;
        this.name = name;
        this.avatar = openKfId;
        this.servicers = new Servicers(directory);
        this.log = new MessageLog(openKfId, rules);
    }

    public String openKfId() {
        return openKfId;
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    /** The address of the picture; a new picture has a new address. */
    public String avatar() {
        return "https://wework.qpic.cn/wwpic/" + avatar + "/0";
    }

    public void changeAvatar(String mediaId) {
        avatar = mediaId;
    }

    public Servicers servicers() {
        return servicers;
    }

    public Statistics statistics() {
        return statistics;
    }

    /** Whether the calling app may manage the account: {@code manage_privilege} of account/list. */
    public boolean isManaged() {
        return managed;
    }

    void setManaged(boolean managed) {
        this.managed = managed;
    }

    MessageLog log() {
        return log;
    }

    /** Whether the two ever had to do with each other. */
    public boolean knows(Customer customer) {
        return conversations.containsKey(customer);
    }

    public Conversation conversationWith(Customer customer) {
        return conversations.computeIfAbsent(customer, unknown -> new Conversation(customer.externalUserId(), rules));
    }

    boolean hasSent(String msgId) {
        return sent.containsKey(msgId);
    }

    void sent(String msgId, Customer customer, Instant now) {
        sent.put(msgId, new SentMessage(customer, now));
    }

    /** What an API client sent with this msgid. */
    Optional<SentMessage> sentMessage(String msgId) {
        return Optional.ofNullable(sent.get(msgId));
    }

    /** What was said with all customers. */
    Stream<ChatLine> lines() {
        return conversations.values().stream().flatMap(conversation -> conversation.lines().stream());
    }

    Saved saved() {
        Map<String, Saved.Sent> messages = new TreeMap<>();
        sent.forEach((msgId, message) -> messages
                .put(msgId, new Saved.Sent(message.customer().externalUserId(), message.time())));
        return new Saved(
                openKfId, name, avatar, managed, log.saved(), servicers.saved(), statistics.saved(),
                conversations.values().stream().map(Conversation::saved).toList(), messages);
    }

    void restore(Saved saved, Customers customers) {
        avatar = saved.avatar();
        managed = saved.managed();
        log.restore(saved.log());
        servicers.restore(saved.servicers());
        statistics.restore(saved.statistics());
        saved.conversations().forEach(one -> conversationWith(customers.meet(one.customer())).restore(one));
        saved.sent().forEach((msgId, message) -> sent(msgId, customers.meet(message.customer()), message.time()));
    }

    record SentMessage(Customer customer, Instant time) {
    }

    record Saved(
            String openKfId, String name, String avatar, boolean managed, MessageLog.Saved log, Servicers.Saved servicers,
            Map<String, Map<String, Tally.Saved>> statistics, List<Conversation.Saved> conversations, Map<String, Sent> sent) {

        record Sent(String customer, Instant time) {
        }
    }
}
