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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;
import io.github.camelwecom.kf.sandbox.media.MediaContent;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** The whole corp. Not safe for several threads by itself: only {@link CorpGuard} hands it out. */
public final class Corp {

    /** How long after sending a message can be recalled. */
    private static final Duration RECALL_WINDOW = Duration.ofMinutes(2);
    /** {@code origin} of what a customer writes (doc/94699). */
    private static final int ORIGIN_CUSTOMER = 3;
    /** {@code origin} of events. */
    private static final int ORIGIN_SYSTEM = 4;

    private final String corpId;
    private final String secret;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Customer> customers = new HashMap<>();
    private final AccessTokens accessTokens;
    private final CallbackTokens callbackTokens;
    private final EventCodes eventCodes;
    private final MediaStore media;
    private final KnowledgeBase knowledge;
    private final ContactLinks links;
    private final Directory directory = new Directory();
    private final UpgradeTargets upgradeTargets = new UpgradeTargets(directory);
    private final Accounts accounts;
    private final UrlUploads urlUploads;
    private boolean boundToChannels;

    Corp(String corpId, String secret, Clock clock, Ids ids) {
        this.corpId = corpId;
        this.secret = secret;
        this.clock = clock;
        this.ids = ids;
        this.accessTokens = new AccessTokens(clock, ids);
        this.callbackTokens = new CallbackTokens(clock, ids);
        this.eventCodes = new EventCodes(clock, ids);
        this.media = new MediaStore(clock, ids);
        this.knowledge = new KnowledgeBase(ids);
        this.links = new ContactLinks(ids);
        this.accounts = new Accounts(ids, directory);
        this.urlUploads = new UrlUploads(clock, ids, media);
    }

    public String corpId() {
        return corpId;
    }

    public String secret() {
        return secret;
    }

    public Instant now() {
        return clock.instant();
    }

    public AccessTokens accessTokens() {
        return accessTokens;
    }

    public MediaStore media() {
        return media;
    }

    /** The id of a picture in the web. */
    public String newPictureId() {
        return ids.mediaId();
    }

    public UrlUploads urlUploads() {
        return urlUploads;
    }

    public KnowledgeBase knowledge() {
        return knowledge;
    }

    public ContactLinks links() {
        return links;
    }

    public Directory directory() {
        return directory;
    }

    public UpgradeTargets upgradeTargets() {
        return upgradeTargets;
    }

    /** Whether the corp is bound to a Channels account (视频号). */
    public boolean isBoundToChannels() {
        return boundToChannels;
    }

    public void bindToChannels(boolean bound) {
        boundToChannels = bound;
    }

    public Accounts accounts() {
        return accounts;
    }

    /** The customer of that id; a new one if nobody has it. */
    public Customer meet(String externalUserId) {
        return customers.computeIfAbsent(externalUserId, Customer::new);
    }

    private Optional<Customer> findCustomer(String externalUserId) {
        return Optional.ofNullable(customers.get(externalUserId));
    }

    /** The customer of that id, who must exist. */
    public Customer customer(String externalUserId) {
        return findCustomer(externalUserId).orElseThrow(() -> new KfRefusal(KfErrcode.INVALID_EXTERNAL_USERID));
    }

    /**
     * The customer writes.
     *
     * @param  body the object named like the type; {@code null} for types that have none
     * @return      the msgid
     */
    public String customerWrites(KfAccount account, Customer customer, String msgType, JsonNode body) {
        Instant now = now();
        customer.wrote(now);
        Conversation conversation = account.conversationWith(customer);
        conversation.customerWrote(now);
        account.statistics().count(Activity.CUSTOMER_MESSAGE, conversation, conversation.servicerUserId(), now);
        ObjectNode item = item(ORIGIN_CUSTOMER, now);
        item.put("open_kfid", account.openKfId());
        item.put("external_userid", customer.externalUserId());
        item.put("msgtype", msgType);
        if (body != null) {
            item.set(msgType, body);
        }
        return append(account, item);
    }

    /** The customer sends a medium; if it is too large, the platform tells so in a text instead (doc/94699). */
    public String customerSends(
            KfAccount account, Customer customer, MediaType type, String fileName, MediaContent content) {
        if (content.length() > type.inboundBytes()) {
            String notice = "[" + type.wireName() + " larger than " + type.inboundBytes() + " bytes, cannot be received]";
            return customerWrites(account, customer, "text", Json.object().put("content", notice));
        }
        String mediaId = media.put(type, fileName, content).mediaId();
        return customerWrites(account, customer, type.wireName(), Json.object().put("media_id", mediaId));
    }

    /** The customer opens the session; returns the msgid of the event. */
    public String customerEnters(KfAccount account, Customer customer, String scene, String sceneParam) {
        Instant now = now();
        boolean welcome = account.conversationWith(customer).mayBeWelcomed(now);
        customer.entered(scene, sceneParam, now);
        ObjectNode fields = Json.object();
        putUnlessEmpty(fields, "scene", scene);
        putUnlessEmpty(fields, "scene_param", sceneParam);
        if (welcome) {
            fields.put("welcome_code", eventCodes.issue(EventCode.Kind.WELCOME, account, customer));
        }
        return event(account, customer, "enter_session", fields);
    }

    private static void putUnlessEmpty(ObjectNode fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** Puts an event about the customer into the log; returns its msgid. */
    public String event(KfAccount account, Customer customer, String eventType, ObjectNode fields) {
        ObjectNode item = item(ORIGIN_SYSTEM, now());
        item.put("msgtype", "event");
        ObjectNode event = item.putObject("event");
        event.put("event_type", eventType);
        event.put("open_kfid", account.openKfId());
        event.put("external_userid", customer.externalUserId());
        event.setAll(fields);
        return append(account, item);
    }

    private ObjectNode item(int origin, Instant now) {
        return Json.object().put("msgid", ids.msgId()).put("send_time", now.getEpochSecond()).put("origin", origin);
    }

    /** Puts an item into the log as it is; returns its msgid, empty if it has none. */
    public String append(KfAccount account, ObjectNode item) {
        account.log().append(item, now());
        return item.path("msgid").asText();
    }

    public String issueCallbackToken(KfAccount account) {
        return callbackTokens.issue(account.openKfId());
    }

    /**
     * A page of the account's log.
     *
     * @param token  from a callback; empty for none
     * @param cursor empty for the beginning
     */
    public MessageLog.Page page(KfAccount account, String token, String cursor, int limit) {
        if (!token.isEmpty()) {
            callbackTokens.check(token, account.openKfId());
        }
        return account.log().page(cursor, limit, now());
    }

    /**
     * An API client answers a customer.
     *
     * @param  clientMsgId chosen by the client; empty for none
     * @return             the msgid
     */
    public String send(KfAccount account, Customer customer, String clientMsgId, String msgType, JsonNode body) {
        refuseRepeated(account, clientMsgId);
        Conversation conversation = account.conversationWith(customer);
        conversation.answer(now());
        account.statistics().count(Activity.CLIENT_ANSWER, conversation, conversation.servicerUserId(), now());
        return deliver(account, customer, clientMsgId, msgType, body);
    }

    /** An API client sends with a code; neither session limits nor the count of five apply (doc/96428). */
    public String sendOnEvent(String code, String clientMsgId, String msgType, JsonNode body) {
        EventCode eventCode = eventCodes.check(code, msgType);
        KfAccount account = accounts.managed(eventCode.account().openKfId());
        refuseRepeated(account, clientMsgId);
        eventCodes.use(eventCode);
        if (eventCode.kind() == EventCode.Kind.WELCOME) {
            account.conversationWith(eventCode.customer()).welcomed(now());
        }
        return deliver(account, eventCode.customer(), clientMsgId, msgType, body);
    }

    private static void refuseRepeated(KfAccount account, String clientMsgId) {
        if (account.hasSent(clientMsgId)) {
            throw new KfRefusal(KfErrcode.INVALID_PARAMETER, "msgid was used before at this account");
        }
    }

    private String deliver(
            KfAccount account, Customer customer, String clientMsgId, String msgType, JsonNode body) {
        String msgId = clientMsgId.isEmpty() ? ids.sentMsgId() : clientMsgId;
        account.sent(msgId, customer, now());
        customer.received().add(new ReceivedMessage(msgId, msgType, body, account.openKfId(), now()));
        return msgId;
    }

    /** An API client takes a message back; it still counts towards the five. */
    public void recall(KfAccount account, String msgId) {
        KfAccount.SentMessage sent = account.sentMessage(msgId)
                .orElseThrow(() -> new KfRefusal(KfErrcode.RECALL_MSGID_NOT_FOUND));
        if (sent.time().plus(RECALL_WINDOW).isBefore(now())) {
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
        account.statistics().count(activity, conversation, conversation.servicerUserId(), now());
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
        Conversation conversation = account.conversationWith(customer);
        boolean handedOver = conversation.state().takesApiMessages() && !target.takesApiMessages();
        conversation.become(target, servicer, now());
        if (handedOver && target != SessionState.ENDED) {
            account.statistics().count(Activity.HANDED_OVER, conversation, conversation.servicerUserId(), now());
        }
        return codeFor(target).map(kind -> eventCodes.issue(kind, account, customer));
    }

    private static Optional<EventCode.Kind> codeFor(SessionState target) {
        return switch (target) {
            case QUEUED -> Optional.of(EventCode.Kind.QUEUED);
            case SERVICER -> Optional.of(EventCode.Kind.PICKED_UP);
            case ENDED -> Optional.of(EventCode.Kind.ENDED);
            case UNHANDLED, ASSISTANT -> Optional.empty();
        };
    }

    /** The customers of these ids whose profile may be read now, in the order of the ids. */
    public List<Customer> readableCustomers(List<String> externalUserIds) {
        List<Customer> readable = new ArrayList<>();
        for (String externalUserId : externalUserIds) {
            findCustomer(externalUserId).filter(customer -> customer.hasBeenInContact(now())).ifPresent(readable::add);
        }
        return readable;
    }
}
