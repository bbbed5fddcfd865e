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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;

/** The whole corp. Not safe for several threads by itself: only {@link CorpGuard} hands it out. */
public final class Corp {

    /** {@code origin} of what a customer writes (doc/94699). */
    private static final int ORIGIN_CUSTOMER = 3;
    /** {@code origin} of events. */
    private static final int ORIGIN_SYSTEM = 4;
    private static final int OPEN_KFID_MAX_BYTES = 64;
    private static final String DEFAULT_ACCOUNT_NAME = "客服";

    private final String corpId;
    private final String secret;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, KfAccount> accounts = new LinkedHashMap<>();
    private final Map<String, Customer> customers = new HashMap<>();
    private final AccessTokens accessTokens;
    private final CallbackTokens callbackTokens;
    private final EventCodes eventCodes;

    Corp(String corpId, String secret, Clock clock, Ids ids) {
        this.corpId = corpId;
        this.secret = secret;
        this.clock = clock;
        this.ids = ids;
        this.accessTokens = new AccessTokens(clock, ids);
        this.callbackTokens = new CallbackTokens(clock, ids);
        this.eventCodes = new EventCodes(clock, ids);
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

    /** The accounts in the order they were opened. */
    public List<KfAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /** The account opened first; opens one if there is none. */
    public KfAccount firstAccount() {
        return accounts.values().stream().findFirst().orElseGet(() -> accountNamed(DEFAULT_ACCOUNT_NAME));
    }

    /** The account of that name; opens one if there is none. */
    public KfAccount accountNamed(String name) {
        return accounts.values().stream().filter(account -> account.name().equals(name)).findFirst()
                .orElseGet(() -> openAccount(name));
    }

    private KfAccount openAccount(String name) {
        KfAccount account = new KfAccount(ids.openKfId(), name);
        accounts.put(account.openKfId(), account);
        return account;
    }

    /** The account of that id, if the calling app may manage it. */
    public KfAccount managedAccount(String openKfId) {
        KfAccount account = accounts.get(openKfId);
        if (account == null) {
            boolean wellFormed = openKfId.matches("(wk|kf)[0-9a-zA-Z_-]+") && openKfId.length() <= OPEN_KFID_MAX_BYTES;
            throw new KfRefusal(wellFormed ? KfErrcode.OPEN_KFID_NOT_EXIST : KfErrcode.INVALID_OPEN_KFID);
        }
        if (!account.isManaged()) {
            throw new KfRefusal(KfErrcode.ACCOUNT_NOT_AUTHORISED);
        }
        return account;
    }

    public void setManaged(Collection<String> openKfIds, boolean managed) {
        openKfIds.forEach(openKfId -> accounts.get(openKfId).setManaged(managed));
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
        account.conversationWith(customer).customerWrote(now);
        ObjectNode item = item(ORIGIN_CUSTOMER, now);
        item.put("open_kfid", account.openKfId());
        item.put("external_userid", customer.externalUserId());
        item.put("msgtype", msgType);
        if (body != null) {
            item.set(msgType, body);
        }
        return append(account, item);
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
        account.conversationWith(customer).answer(now());
        return deliver(account, customer, clientMsgId, msgType, body);
    }

    /** An API client sends with a code; neither session limits nor the count of five apply (doc/96428). */
    public String sendOnEvent(String code, String clientMsgId, String msgType, JsonNode body) {
        EventCode eventCode = eventCodes.check(code, msgType);
        KfAccount account = eventCode.account();
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
        account.sent(msgId);
        customer.received().add(new ReceivedMessage(msgId, msgType, body, account.openKfId(), now()));
        return msgId;
    }

    /**
     * An API client changes the session's state.
     *
     * @param  servicer who shall answer; only for {@link SessionState#SERVICER}
     * @return          the msg_code, if the new state gives one
     */
    public Optional<String> transfer(KfAccount account, Customer customer, SessionState target, String servicer) {
        account.conversationWith(customer).become(target, servicer, now());
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
