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
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.journal.ChatLine;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;

/** What API clients do for customers. */
public final class ClientDesk {

    /** How long after sending a message can be recalled. */
    private static final Duration RECALL_WINDOW = Duration.ofMinutes(2);

    private final Clock clock;
    private final Ids ids;
    private final Rules rules;
    private final Accounts accounts;
    private final EventCodes eventCodes;
    private final Chat chat;
    private final CallNote note;

    ClientDesk(Clock clock, Ids ids, Rules rules, Accounts accounts, EventCodes eventCodes, Chat chat, CallNote note) {
        this.rules = rules;
        this.chat = chat;
        this.note = note;
        this.clock = clock;
        this.ids = ids;
        this.accounts = accounts;
        this.eventCodes = eventCodes;
    }

    /**
     * An API client answers a customer.
     *
     * @param  clientMsgId chosen by the client; empty for none
     * @return             the msgid
     */
    public String send(KfAccount account, Customer customer, String clientMsgId, String msgType, JsonNode body) {
        note.concerns(account, customer);
        if (isRepeated(account, clientMsgId)) {
            return clientMsgId;
        }
        Conversation conversation = account.conversationWith(customer);
        Instant now = clock.instant();
        conversation.answer(now);
        note.because(conversation.answers() + " of " + Conversation.ANSWER_LIMIT + " until the customer writes again");
        account.statistics().count(Activity.CLIENT_ANSWER, conversation, conversation.servicerUserId(now), now);
        return deliver(account, customer, clientMsgId, msgType, body);
    }

    /** An API client sends with a code; neither session limits nor the count of five apply (doc/96428). */
    public String sendOnEvent(String code, String clientMsgId, String msgType, JsonNode body) {
        EventCode eventCode = eventCodes.check(code, msgType);
        KfAccount account = accounts.managed(eventCode.account().openKfId());
        note.concerns(account, eventCode.customer());
        note.because("code for " + eventCode.kind());
        if (isRepeated(account, clientMsgId)) {
            return clientMsgId;
        }
        eventCodes.use(eventCode);
        if (rules.holds(Rule.ON_EVENT_COUNTS)) {
            account.conversationWith(eventCode.customer()).countAnswer();
        }
        if (eventCode.kind() == EventCode.Kind.WELCOME) {
            account.conversationWith(eventCode.customer()).welcomed(clock.instant());
        }
        return deliver(account, eventCode.customer(), clientMsgId, msgType, body);
    }

    /** Whether it is to be answered like the first time; refuses it if the rules say so. */
    private boolean isRepeated(KfAccount account, String clientMsgId) {
        boolean repeated = account.hasSent(clientMsgId);
        if (repeated && !rules.lets(Rule.REPEATED_MSGID)) {
            throw rules.refusal(Rule.REPEATED_MSGID, "msgid was used before at this account");
        }
        return repeated;
    }

    private String deliver(
            KfAccount account, Customer customer, String clientMsgId, String msgType, JsonNode body) {
        String msgId = clientMsgId.isEmpty() ? ids.sentMsgId() : clientMsgId;
        account.sent(msgId, customer, clock.instant());
        chat.add(account, customer, ChatLine.From.CLIENT, "", msgId, msgType, body);
        customer.received().add(new ReceivedMessage(msgId, msgType, body, account.openKfId(), clock.instant()));
        return msgId;
    }

    /** An API client takes a message back; it still counts towards the five. */
    public void recall(KfAccount account, String msgId) {
        KfAccount.SentMessage sent = account.sentMessage(msgId)
                .orElseThrow(() -> new KfRefusal(KfErrcode.RECALL_MSGID_NOT_FOUND));
        if (sent.time().plus(RECALL_WINDOW).isBefore(clock.instant())) {
            throw new KfRefusal(KfErrcode.RECALL_TOO_LATE);
        }
        if (!sent.customer().withdraw(msgId)) {
            throw new KfRefusal(KfErrcode.RECALL_MSGID_NOT_FOUND, "was recalled before");
        }
    }

    /** An API client recommends a specialist or a group. */
    public void recommend(KfAccount account, Customer customer, UpgradeOffer offer) {
        Conversation conversation = account.conversationWith(customer);
        conversation.recommend(offer);
        Activity activity = offer.type() == UpgradeOffer.MEMBER ? Activity.MEMBER_OFFER : Activity.GROUP_CHAT_OFFER;
        Instant now = clock.instant();
        account.statistics().count(activity, conversation, conversation.servicerUserId(now), now);
    }

    public void cancelRecommendation(KfAccount account, Customer customer) {
        account.conversationWith(customer).recommend(null);
    }

    /**
     * An API client changes the session's state.
     *
     * @param  servicer who shall answer; only for {@link SessionState#SERVICER}
     * @return          the msg_code, if the new state gives one
     */
    public Optional<String> transfer(KfAccount account, Customer customer, SessionState target, String servicer) {
        note.concerns(account, customer);
        Conversation conversation = account.conversationWith(customer);
        if (target == SessionState.SERVICER) {
            account.servicers().requireReceiving(servicer);
        }
        Instant now = clock.instant();
        SessionState before = conversation.state(now);
        boolean handedOver = conversation.state(now).takesApiMessages() && !target.takesApiMessages();
        boolean first = conversation.become(target, servicer, now);
        note.because(before.code() + " → " + target.code() + " " + servicer);
        chat.add(account, customer, ChatLine.From.SYSTEM, servicer, "", "service_state", Json.object()
                .put("from", before.code()).put("to", target.code()));
        if (handedOver && target != SessionState.ENDED) {
            account.statistics().count(Activity.HANDED_OVER, conversation, "", now);
        }
        if (target == SessionState.SERVICER) {
            account.statistics().count(Activity.SERVED, conversation, servicer, now);
        }
        return codeFor(target, first).map(kind -> eventCodes.issue(kind, account, customer));
    }

    /** Queue and servicer give a code only when the session comes there for the first time (初次, doc/94698). */
    private static Optional<EventCode.Kind> codeFor(SessionState target, boolean first) {
        return switch (target) {
            case QUEUED -> Optional.of(EventCode.Kind.QUEUED).filter(kind -> first);
            case SERVICER -> Optional.of(EventCode.Kind.PICKED_UP).filter(kind -> first);
            case ENDED -> Optional.of(EventCode.Kind.ENDED);
            case UNHANDLED, ASSISTANT -> Optional.empty();
        };
    }
}
