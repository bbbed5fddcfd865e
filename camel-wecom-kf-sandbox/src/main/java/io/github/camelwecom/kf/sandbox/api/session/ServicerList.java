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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;

/** Who serves at an account; with their status only if the app may manage the account (doc/96420). */
final class ServicerList implements JsonOperation {

    @Override
    public String path() {
        return "kf/servicer/list";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        KfAccount account = corp.accounts().get(openKfId);
        ArrayNode list = reply.putArray("servicer_list");
        account.servicers().people().forEach(userId -> describe(userId, account, list.addObject()));
        account.servicers().departments().forEach(id -> list.addObject().put("department_id", id));
    }

    private static void describe(String userId, KfAccount account, ObjectNode servicer) {
        servicer.put("userid", userId);
        if (account.isManaged()) {
            account.servicers().statusOf(userId).describeInList(servicer);
        }
    }
}
