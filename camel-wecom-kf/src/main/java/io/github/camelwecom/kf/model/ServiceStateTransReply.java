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
package io.github.camelwecom.kf.model;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of service_state/trans (doc/94669).
 *
 * @param errcode 0 when the call succeeded
 * @param errmsg  the platform's text for it
 * @param msgCode code for one send_msg_on_event: valid for 48 hours after a change to {@link ServiceState#QUEUED} or
 *                {@link ServiceState#SERVICER}, 20 seconds after {@link ServiceState#ENDED}; may be {@code null}
 * @param raw     the answer as received
 */
public record ServiceStateTransReply(int errcode, String errmsg, String msgCode,
        JsonNode raw) implements KfReply {

    @Override
    public String toString() {
        return "ServiceStateTransReply[errcode=" + errcode + "]";
    }
}
