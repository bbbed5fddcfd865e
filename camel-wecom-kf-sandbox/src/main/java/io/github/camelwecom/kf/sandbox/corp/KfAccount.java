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
import java.util.Map;
import java.util.Optional;

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

    record SentMessage(Customer customer, Instant time) {
    }
}
