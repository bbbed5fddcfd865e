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

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.EnterSessionEvent.EnterSession;
import io.github.camelwecom.kf.model.message.MsgSendFailEvent.MsgSendFail;
import io.github.camelwecom.kf.model.message.RejectCustomerMsgSwitchChangeEvent.RejectCustomerMsgSwitchChange;
import io.github.camelwecom.kf.model.message.ServicerRecallMsgEvent.ServicerRecallMsg;
import io.github.camelwecom.kf.model.message.ServicerStatusChangeEvent.ServicerStatusChange;
import io.github.camelwecom.kf.model.message.SessionStatusChangeEvent.SessionStatusChange;
import io.github.camelwecom.kf.model.message.UserRecallMsgEvent.UserRecallMsg;

/** The documented types of events, and how each is read (doc/94699). */
public enum EventType {

    ENTER_SESSION("enter_session", EnterSession.class, EnterSessionEvent::new),
    MSG_SEND_FAIL("msg_send_fail", MsgSendFail.class, MsgSendFailEvent::new),
    SERVICER_STATUS_CHANGE("servicer_status_change", ServicerStatusChange.class, ServicerStatusChangeEvent::new),
    SESSION_STATUS_CHANGE("session_status_change", SessionStatusChange.class, SessionStatusChangeEvent::new),
    USER_RECALL_MSG("user_recall_msg", UserRecallMsg.class, UserRecallMsgEvent::new),
    SERVICER_RECALL_MSG("servicer_recall_msg", ServicerRecallMsg.class, ServicerRecallMsgEvent::new),
    REJECT_CUSTOMER_MSG_SWITCH_CHANGE(
                                      "reject_customer_msg_switch_change", RejectCustomerMsgSwitchChange.class,
                                      RejectCustomerMsgSwitchChangeEvent::new);

    /** Name of the field that holds an event, and value of {@code msgtype} of all events. */
    static final String FIELD = "event";

    private static final Map<String, EventType> BY_NAME
            = Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final BiFunction<MessageEnvelope, JsonNode, KfEvent> reader;

    <B> EventType(String wireName, Class<B> fieldsType, BiFunction<MessageEnvelope, B, KfEvent> event) {
        this.wireName = wireName;
        this.reader = (envelope, item) -> event.apply(envelope, KfJson.readFitting(item.path(FIELD), fieldsType));
    }

    /** Value of {@code event_type}. */
    public String wireName() {
        return wireName;
    }

    /** The type of a value of {@code event_type}; empty when it is not documented. */
    public static Optional<EventType> of(String wireName) {
        return Optional.ofNullable(wireName).map(BY_NAME::get);
    }

    KfEvent read(MessageEnvelope envelope, JsonNode item) {
        return reader.apply(envelope, item);
    }
}
