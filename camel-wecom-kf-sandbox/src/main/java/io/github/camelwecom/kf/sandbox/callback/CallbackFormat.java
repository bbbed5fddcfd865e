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
package io.github.camelwecom.kf.sandbox.callback;

import java.time.Instant;
import java.util.Collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Json;

/**
 * The form of callbacks, chosen in the console (doc/96466). The platform documents the fields of KF callbacks in XML
 * only; in JSON they are taken to have the same names, and repeated elements to be lists.
 */
public enum CallbackFormat {
    XML("text/xml; charset=utf-8") {
        @Override
        String kfMsgOrEvent(String corpId, Instant time, String token, String openKfId) {
            return CallbackXml.kfMsgOrEvent(corpId, time, token, openKfId);
        }

        @Override
        String kfAccountAuthChange(String corpId, Instant time, Collection<String> added, Collection<String> removed) {
            return CallbackXml.kfAccountAuthChange(corpId, time, added, removed);
        }

        @Override
        String body(SealedCallback callback) {
            return callback.xmlBody();
        }
    },
    JSON("application/json; charset=utf-8") {
        @Override
        String kfMsgOrEvent(String corpId, Instant time, String token, String openKfId) {
            return Json.write(event(corpId, time, "kf_msg_or_event").put("Token", token).put("OpenKfId", openKfId));
        }

        @Override
        String kfAccountAuthChange(String corpId, Instant time, Collection<String> added, Collection<String> removed) {
            ObjectNode event = event(corpId, time, "kf_account_auth_change").put("FromUserName", "sys");
            added.forEach(event.putArray("AuthAddOpenKfId")::add);
            removed.forEach(event.putArray("AuthDelOpenKfId")::add);
            return Json.write(event);
        }

        @Override
        String body(SealedCallback callback) {
            return Json.write(Json.object().put("tousername", callback.toUserName()).put("encrypt", callback.encrypted())
                    .put("agentid", ""));
        }
    };

    private final String contentType;

    CallbackFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    abstract String kfMsgOrEvent(String corpId, Instant time, String token, String openKfId);

    abstract String kfAccountAuthChange(String corpId, Instant time, Collection<String> added, Collection<String> removed);

    /** The envelope. */
    abstract String body(SealedCallback callback);

    private static ObjectNode event(String corpId, Instant time, String name) {
        return Json.object().put("ToUserName", corpId).put("CreateTime", time.getEpochSecond()).put("MsgType", "event")
                .put("Event", name);
    }
}
