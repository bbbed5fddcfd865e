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
package io.github.camelwecom.kf.model.message;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.Absent;
import io.github.camelwecom.kf.model.Flag;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Answer of sync_msg (doc/94670): one page of messages and events.
 *
 * @param errcode    0 when the call succeeded
 * @param errmsg     the platform's text for it
 * @param nextCursor where the next page begins; may be empty when there is nothing new, then the old cursor stays good
 * @param hasMore    whether there is another page, even if this one is empty
 * @param msgList    messages and events of the page; never {@code null}
 * @param raw        the answer as received
 */
public record SyncMsgReply(
        int errcode, String errmsg, String nextCursor, boolean hasMore, List<KfMessage> msgList, JsonNode raw)
        implements
            KfReply {

    public SyncMsgReply {
        msgList = Absent.asEmpty(msgList);
    }

    /** Reads a page. The messages share its tree, nothing is copied. */
    public static SyncMsgReply read(JsonNode json) {
        return new SyncMsgReply(
                json.path("errcode").asInt(), json.path("errmsg").asText(null), json.path("next_cursor").asText(null),
                Flag.isSet(json.path("has_more")), MessageReader.readAll(json.path("msg_list")), json);
    }

    @Override
    public String toString() {
        return "SyncMsgReply[errcode=" + errcode + ", hasMore=" + hasMore + ", messages=" + msgList.size() + "]";
    }
}
