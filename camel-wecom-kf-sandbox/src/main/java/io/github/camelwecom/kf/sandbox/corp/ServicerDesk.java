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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What one servicer does in the WeCom client at one account, and the events that come of it (doc/94698, doc/94699). All
 * return the msgid of the message or event; what the client would not offer is an {@link IllegalStateException}.
 */
public final class ServicerDesk {

    private final Clock clock;
    private final LogWriter log;
    private final EventCodes eventCodes;
    private final KfAccount account;
    private final String userId;

    ServicerDesk(Clock clock, LogWriter log, EventCodes eventCodes, KfAccount account, String userId) {
        this.clock = clock;
        this.log = log;
        this.eventCodes = eventCodes;
        this.account = account;
        this.userId = userId;
    }

    public String pickUp(Customer customer) {
        requireState(customer, SessionState.QUEUED, "picks up");
        return change(SessionChange.PICKED_UP, customer, userId);
    }

    public String transfer(Customer customer, String newUserId) {
        requireMine(customer, "transfers");
        if (newUserId.equals(userId) || !account.servicers().include(newUserId)) {
            throw new IllegalStateException(newUserId + " is not another servicer of " + account.name());
        }
        return change(SessionChange.TRANSFERRED, customer, newUserId);
    }

    public String end(Customer customer) {
        requireMine(customer, "ends");
        return change(SessionChange.ENDED, customer, "");
    }

    public String reenter(Customer customer) {
        SessionState state = stateOf(customer);
        if (isMine(customer) || state != SessionState.ENDED && state != SessionState.SERVICER) {
            throw new IllegalStateException(userId + " re-enters a session in state " + state + " that is not somebody else's");
        }
        return change(SessionChange.REENTERED, customer, userId);
    }

    /** Writes to the customer; a session that has ended is re-entered by that. */
    public String write(Customer customer, String msgType, JsonNode body) {
        if (stateOf(customer) == SessionState.ENDED) {
            reenter(customer);
        }
        requireMine(customer, "writes in");
        count(Activity.SERVICER_ANSWER, customer);
        return log.servicerMessage(account, customer, userId, msgType, body);
    }

    public String recall(Customer customer, String msgId) {
        ObjectNode fields = Json.object().put("recall_msgid", msgId).put("servicer_userid", userId);
        return log.event(account, customer, "servicer_recall_msg", fields);
    }

    public String rejectMessages(Customer customer, boolean rejected) {
        if (rejected) {
            count(Activity.REJECTION, customer);
        }
        ObjectNode fields = Json.object().put("servicer_userid", userId).put("reject_switch", rejected ? 1 : 0);
        return log.event(account, customer, "reject_customer_msg_switch_change", fields);
    }

    public String changeStatus(ServicerStatus status) {
        account.servicers().changeStatus(userId, status);
        ObjectNode fields = Json.object().put("servicer_userid", userId);
        status.describeInEvent(fields);
        return log.event(account, "servicer_status_change", fields);
    }

    /** @param newUserId who has the session from now on; empty for nobody */
    private String change(SessionChange change, Customer customer, String newUserId) {
        Conversation conversation = account.conversationWith(customer);
        ObjectNode fields = Json.object().put("change_type", change.code());
        Json.putUnlessEmpty(fields, "old_servicer_userid", oldServicer(change, conversation));
        Json.putUnlessEmpty(fields, "new_servicer_userid", newUserId);
        conversation.giveTo(newUserId, clock.instant());
        if (!newUserId.isEmpty()) {
            account.statistics().count(Activity.SERVED, conversation, newUserId, clock.instant());
        }
        change.codeKind().ifPresent(kind -> fields.put("msg_code", eventCodes.issue(kind, account, customer)));
        return log.event(account, customer, "session_status_change", fields);
    }

    private static String oldServicer(SessionChange change, Conversation conversation) {
        return change == SessionChange.PICKED_UP ? "" : conversation.lastServicerUserId();
    }

    private boolean isMine(Customer customer) {
        return servicerOf(customer).equals(userId);
    }

    private void requireMine(Customer customer, String doing) {
        requireState(customer, SessionState.SERVICER, doing);
        if (!isMine(customer)) {
            throw new IllegalStateException(
                    userId + " " + doing + " a session of " + servicerOf(customer));
        }
    }

    private void requireState(Customer customer, SessionState state, String doing) {
        SessionState found = stateOf(customer);
        if (found != state) {
            throw new IllegalStateException(userId + " " + doing + " a session in state " + found + ", must be " + state);
        }
    }

    private SessionState stateOf(Customer customer) {
        return account.conversationWith(customer).state(clock.instant());
    }

    /** Who has the session; empty for nobody. */
    private String servicerOf(Customer customer) {
        return account.conversationWith(customer).servicerUserId(clock.instant());
    }

    private void count(Activity activity, Customer customer) {
        account.statistics().count(activity, account.conversationWith(customer), userId, clock.instant());
    }
}
