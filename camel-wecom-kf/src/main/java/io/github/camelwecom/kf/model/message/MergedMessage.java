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

import java.io.Serializable;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.Absent;
import io.github.camelwecom.kf.model.Silent;

/**
 * Several messages forwarded as one chat record (doc/94699).
 *
 * @param envelope  what every message has
 * @param mergedMsg the body
 */
public record MergedMessage(MessageEnvelope envelope, MergedMsg mergedMsg) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code merged_msg}.
     *
     * @param title title of the chat record
     * @param item  the forwarded messages; never {@code null}
     */
    public record MergedMsg(String title, List<Item> item) implements Serializable {
        public MergedMsg {
            item = Absent.asEmpty(item);
        }

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }

    /**
     * One forwarded message.
     *
     * @param sendTime   Unix time in seconds
     * @param msgType    its type
     * @param senderName who wrote it
     * @param msgContent JSON text that holds {@code msgtype} and the body again; may be a chat record itself
     */
    public record Item(Long sendTime, @JsonProperty("msgtype") String msgType, String senderName,
            String msgContent) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
