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
package io.github.camelwecom.kf.sandbox.api.session;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.corp.Servicers;

/** Adds servicers to an account or removes them; answers for each of them (doc/96419). */
final class ServicerChange implements JsonOperation {

    private static final int MAX_USERIDS = 100;
    /** Older texts say 100, the newest 20. */
    private static final int MAX_DEPARTMENTS_TO_ADD = 20;
    private static final int MAX_DEPARTMENTS_TO_REMOVE = 100;

    private final String path;
    private final int maxDepartments;
    private final BiPredicate<Servicers, String> personChange;
    private final BiPredicate<Servicers, Integer> departmentChange;

    private ServicerChange(String path, int maxDepartments, BiPredicate<Servicers, String> personChange,
                           BiPredicate<Servicers, Integer> departmentChange) {
        this.path = path;
        this.maxDepartments = maxDepartments;
        this.personChange = personChange;
        this.departmentChange = departmentChange;
    }

    static ServicerChange add() {
        return new ServicerChange(
                "kf/servicer/add", MAX_DEPARTMENTS_TO_ADD, Servicers::add, Servicers::addDepartment);
    }

    static ServicerChange del() {
        return new ServicerChange(
                "kf/servicer/del", MAX_DEPARTMENTS_TO_REMOVE, Servicers::remove, Servicers::removeDepartment);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        List<String> userIds = request.optionalTexts("userid_list", MAX_USERIDS);
        List<Integer> departmentIds = request.optionalInts("department_id_list", maxDepartments);
        if (userIds.isEmpty() && departmentIds.isEmpty()) {
            throw new KfRefusal(KfErrcode.EMPTY_PARAMETER, "userid_list and department_id_list are both missing or empty");
        }
        Servicers servicers = corp.accounts().managed(openKfId).servicers();
        ArrayNode results = reply.putArray("result_list");
        userIds.forEach(id -> report(
                results.addObject().put("userid", id), () -> personChange.test(servicers, id)));
        departmentIds.forEach(id -> report(
                results.addObject().put("department_id", id), () -> departmentChange.test(servicers, id)));
    }

    private static void report(ObjectNode item, BooleanSupplier change) {
        try {
            item.put("errcode", 0).put("errmsg", change.getAsBoolean() ? "success" : "ignored");
        } catch (KfRefusal refusal) {
            item.put("errcode", refusal.errcode()).put("errmsg", refusal.getMessage());
        }
    }
}
