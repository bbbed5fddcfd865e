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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A customer service account (客服账号). */
public final class KfAccount {

    private final String openKfId;
    private final String name;
    private final MessageLog log;
    private final Map<Customer, Conversation> conversations = new HashMap<>();
    private final Set<String> sentMsgIds = new HashSet<>();
    private boolean managed = true;

    KfAccount(String openKfId, String name) {
        this.openKfId = openKfId;
        this.name = name;
        this.log = new MessageLog(openKfId);
    }

    public String openKfId() {
        return openKfId;
    }

    public String name() {
        return name;
    }

    public String avatar() {
        return "https://wework.qpic.cn/wwpic/" + openKfId + "/0";
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

    public Conversation conversationWith(Customer customer) {
        return conversations.computeIfAbsent(customer, unknown -> new Conversation());
    }

    boolean hasSent(String msgId) {
        return sentMsgIds.contains(msgId);
    }

    void sent(String msgId) {
        sentMsgIds.add(msgId);
    }
}
