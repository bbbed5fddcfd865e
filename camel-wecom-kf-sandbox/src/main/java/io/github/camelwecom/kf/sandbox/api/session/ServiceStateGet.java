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
import io.github.camelwecom.kf.sandbox.corp.Conversation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;

/** The state of a session (doc/94698). */
final class ServiceStateGet implements JsonOperation {

    @Override
    public String path() {
        return "kf/service_state/get";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        String externalUserId = request.required("external_userid", Limits.EXTERNAL_USERID_BYTES);
        KfAccount account = corp.accounts().managed(openKfId);
        Conversation conversation = account.conversationWith(corp.customers().get(externalUserId));
        reply.put("service_state", conversation.state(corp.now()).code());
        Json.putUnlessEmpty(reply, "servicer_userid", conversation.servicerUserId(corp.now()));
    }
}
