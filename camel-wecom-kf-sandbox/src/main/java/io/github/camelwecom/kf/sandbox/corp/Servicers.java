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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who serves at one account: people, and departments with everybody in them (doc/96420). */
public final class Servicers {

    private static final int MAX_PEOPLE = 2000;
    private static final int MAX_DEPARTMENTS = 20;

    private final Directory directory;
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<Integer> departments = new LinkedHashSet<>();
    private final Map<String, ServicerStatus> statuses = new HashMap<>();

    Servicers(Directory directory) {
        this.directory = directory;
    }

    /** The people added one by one, in that order. */
    public Set<String> people() {
        return new LinkedHashSet<>(people);
    }

    public Set<Integer> departments() {
        return new LinkedHashSet<>(departments);
    }

    /** Returns whether this changed anything. */
    public boolean add(String userId) {
        if (!directory.hasMember(userId)) {
            throw new KfRefusal(KfErrcode.USERID_NOT_FOUND);
        }
        return add(people, userId, MAX_PEOPLE);
    }

    /** Makes somebody a servicer, and before that a member, who is not. */
    public void employ(String userId) {
        if (!directory.hasMember(userId)) {
            directory.addMember(userId, true);
        }
        if (!include(userId)) {
            add(userId);
        }
    }

    public boolean remove(String userId) {
        return people.remove(userId);
    }

    public boolean addDepartment(int departmentId) {
        if (!directory.hasDepartment(departmentId)) {
            throw new KfRefusal(KfErrcode.DEPARTMENT_NOT_FOUND);
        }
        return add(departments, departmentId, MAX_DEPARTMENTS);
    }

    public boolean removeDepartment(int departmentId) {
        return departments.remove(departmentId);
    }

    private static <T> boolean add(Set<T> all, T one, int max) {
        if (all.size() == max && !all.contains(one)) {
            throw new KfRefusal(KfErrcode.INVALID_PARAMETER, "the account has " + max + " already, the maximum");
        }
        return all.add(one);
    }

    public ServicerStatus statusOf(String userId) {
        return statuses.getOrDefault(userId, ServicerStatus.RECEIVING);
    }

    void changeStatus(String userId, ServicerStatus status) {
        statuses.put(userId, status);
    }

    boolean include(String userId) {
        return people.contains(userId) || directory.isInAny(departments, userId);
    }

    /** Refuses somebody who cannot receive a session now (doc/94698). */
    void requireReceiving(String userId) {
        if (!include(userId) || !directory.isActive(userId)) {
            throw new KfRefusal(KfErrcode.NOT_A_SERVICER, "not a servicer of this account, or not activated");
        }
        if (statusOf(userId) != ServicerStatus.RECEIVING) {
            throw new KfRefusal(KfErrcode.SERVICER_STOPPED);
        }
    }

    Saved saved() {
        return new Saved(people, departments, statuses);
    }

    void restore(Saved saved) {
        people.addAll(saved.people());
        departments.addAll(saved.departments());
        statuses.putAll(saved.statuses());
    }

    record Saved(Set<String> people, Set<Integer> departments, Map<String, ServicerStatus> statuses) {
    }
}
