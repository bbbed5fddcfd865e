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
package io.github.camelwecom.kf.sandbox.api.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/** Welcomes, queue hints and farewells, with a code (doc/96428). */
final class SendMsgOnEvent implements JsonOperation {

    @Override
    public String path() {
        return "kf/send_msg_on_event";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String code = request.required("code", Limits.ANY_BYTES);
        OutgoingMessage message = OutgoingMessage.of(request);
        reply.put("msgid", corp.clientDesk().sendOnEvent(code, message.msgId(), message.msgType(), message.body()));
    }
}
