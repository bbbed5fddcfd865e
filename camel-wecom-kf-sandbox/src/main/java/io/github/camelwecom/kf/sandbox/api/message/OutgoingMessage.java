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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.corp.MediaStore;

/**
 * The message in a request of send_msg or send_msg_on_event, checked.
 *
 * @param msgId chosen by the client; empty for none
 * @param body  as the customer will see it
 */
record OutgoingMessage(String msgId, String msgType, JsonNode body) {

    private static final int MSG_ID_BYTES = 32;
    private static final int MSG_TYPE_BYTES = 32;

    static OutgoingMessage of(Fields request) {
        String msgId = request.optional("msgid", MSG_ID_BYTES);
        if (request.has("msgid") && !msgId.matches("[0-9a-zA-Z_-]+")) {
            throw request.illegal("msgid", "must match [0-9a-zA-Z_-]*, and be left out rather than empty");
        }
        String msgType = request.required("msgtype", MSG_TYPE_BYTES);
        OutgoingType type = OutgoingType.of(msgType);
        Fields body = request.object(msgType);
        type.check(body);
        return new OutgoingMessage(msgId, msgType, body.node());
    }

    /** Refuses a medium that does not exist or does not fit. */
    void requireMedia(MediaStore store) {
        OutgoingType.of(msgType).requireMedia(body, store);
    }
}
