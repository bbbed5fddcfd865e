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

import java.util.LinkedHashSet;
import java.util.Set;

/** Whom and what customers may be recommended: specialists and customer groups (升级服务, doc/96422). */
public final class UpgradeTargets {

    private final Directory directory;
    private final Set<String> userIds = new LinkedHashSet<>();
    private final Set<Integer> departmentIds = new LinkedHashSet<>();
    private final Set<String> chatIds = new LinkedHashSet<>();

    UpgradeTargets(Directory directory) {
        this.directory = directory;
    }

    public Set<String> userIds() {
        return userIds;
    }

    public Set<Integer> departmentIds() {
        return departmentIds;
    }

    public Set<String> chatIds() {
        return chatIds;
    }

    public void requireMember(String userId) {
        if (!userIds.contains(userId) && !directory.isInAny(departmentIds, userId)) {
            throw new KfRefusal(KfErrcode.UPGRADE_NOT_CONFIGURED, "member.userid is not in member_range");
        }
    }

    public void requireGroupChat(String chatId) {
        if (!chatIds.contains(chatId)) {
            throw new KfRefusal(KfErrcode.UPGRADE_NOT_CONFIGURED, "groupchat.chat_id is not in groupchat_range");
        }
    }

    Saved saved() {
        return new Saved(userIds, departmentIds, chatIds);
    }

    void restore(Saved saved) {
        userIds.addAll(saved.userIds());
        departmentIds.addAll(saved.departmentIds());
        chatIds.addAll(saved.chatIds());
    }

    record Saved(Set<String> userIds, Set<Integer> departmentIds, Set<String> chatIds) {
    }
}
