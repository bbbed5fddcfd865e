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

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The corp's members and departments, as the address book (通讯录) knows them. */
public final class Directory {

    private final Map<String, Boolean> activeByUserId = new HashMap<>();
    private final Map<Integer, Set<String>> userIdsByDepartment = new HashMap<>();

    Directory() {
    }

    /** @param active whether the member has activated WeCom; others cannot receive sessions (doc/94698) */
    public void addMember(String userId, boolean active) {
        activeByUserId.put(userId, active);
    }

    /** Adds people to a department; those who are no members yet become active ones. */
    public void addDepartment(int departmentId, Collection<String> userIds) {
        userIds.forEach(userId -> activeByUserId.putIfAbsent(userId, true));
        userIdsByDepartment.computeIfAbsent(departmentId, id -> new HashSet<>()).addAll(userIds);
    }

    boolean hasMember(String userId) {
        return activeByUserId.containsKey(userId);
    }

    boolean isActive(String userId) {
        return activeByUserId.getOrDefault(userId, false);
    }

    boolean hasDepartment(int departmentId) {
        return userIdsByDepartment.containsKey(departmentId);
    }

    boolean isInAny(Collection<Integer> departmentIds, String userId) {
        return departmentIds.stream().anyMatch(id -> userIdsByDepartment.getOrDefault(id, Set.of()).contains(userId));
    }

    Saved saved() {
        return new Saved(activeByUserId, userIdsByDepartment);
    }

    void restore(Saved saved) {
        activeByUserId.putAll(saved.members());
        saved.departments().forEach((department, userIds) -> userIdsByDepartment.put(department, new HashSet<>(userIds)));
    }

    /** @param members whether they are active, by userid */
    record Saved(Map<String, Boolean> members, Map<Integer, Set<String>> departments) {
    }
}
