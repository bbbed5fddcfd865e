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

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.SessionState;

/** Changes the state of a session (doc/94698). */
final class ServiceStateTrans implements JsonOperation {

    @Override
    public String path() {
        return "kf/service_state/trans";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        String externalUserId = request.required("external_userid", Limits.EXTERNAL_USERID_BYTES);
        SessionState target = SessionState.of(request.requiredInt("service_state"))
                .orElseThrow(() -> request.illegal("service_state", "must be 0 to 4"));
        String servicer = target == SessionState.SERVICER
                ? request.required("servicer_userid", Limits.USERID_BYTES)
                : request.optional("servicer_userid", Limits.USERID_BYTES);
        KfAccount account = corp.accounts().managed(openKfId);
        Customer customer = corp.customers().get(externalUserId);
        corp.clientDesk().transfer(account, customer, target, servicer).ifPresent(code -> reply.put("msg_code", code));
    }
}
