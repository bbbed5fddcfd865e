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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The whole corp. Not safe for several threads by itself: only {@link CorpGuard} hands it out. */
public final class Corp {

    /** {@code origin} of events. */
    private static final int ORIGIN_SYSTEM = 4;

    private final String corpId;
    private final String secret;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Customer> customers = new HashMap<>();
    private final AccessTokens accessTokens;
    private final CallbackTokens callbackTokens;
    private final TokenlessCalls tokenlessCalls;
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
        this.tokenlessCalls = new TokenlessCalls(clock);
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

    /** Makes somebody a servicer, and before that a member, who is not. */
    public void employ(KfAccount account, String userId) {
        if (!directory.hasMember(userId)) {
            directory.addMember(userId, true);
        }
        if (!account.servicers().include(userId)) {
            account.servicers().add(userId);
        }
    }

    public ClientDesk clientDesk() {
        return new ClientDesk(this, ids);
    }

    public CustomerDesk customerDesk(KfAccount account, Customer customer) {
        return new CustomerDesk(this, account, customer);
    }

    public ServicerDesk servicerDesk(KfAccount account, String userId) {
        return new ServicerDesk(this, account, userId);
    }

    public TokenlessCalls tokenlessCalls() {
        return tokenlessCalls;
    }

    EventCodes eventCodes() {
        return eventCodes;
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
     * A message for the log, not yet in it.
     *
     * @param body the object named like the type; {@code null} for types that have none
     */
    ObjectNode message(int origin, KfAccount account, Customer customer, String msgType, JsonNode body) {
        ObjectNode item = item(origin).put("open_kfid", account.openKfId())
                .put("external_userid", customer.externalUserId()).put("msgtype", msgType);
        if (body != null) {
            item.set(msgType, body);
        }
        return item;
    }

    /** Puts an event about the customer into the log; returns its msgid. */
    String event(KfAccount account, Customer customer, String eventType, ObjectNode fields) {
        ObjectNode all = Json.object().put("external_userid", customer.externalUserId());
        return event(account, eventType, all.setAll(fields));
    }

    /** Puts an event about the account into the log; returns its msgid. */
    String event(KfAccount account, String eventType, ObjectNode fields) {
        ObjectNode item = item(ORIGIN_SYSTEM);
        item.put("msgtype", "event");
        ObjectNode event = item.putObject("event");
        event.put("event_type", eventType);
        event.put("open_kfid", account.openKfId());
        event.setAll(fields);
        return append(account, item);
    }

    private ObjectNode item(int origin) {
        return Json.object().put("msgid", ids.msgId()).put("send_time", now().getEpochSecond()).put("origin", origin);
    }

    /** Puts an item into the log as it is; returns its msgid, empty if it has none. */
    public String append(KfAccount account, JsonNode item) {
        account.log().append(item, now());
        return item.path("msgid").asText();
    }

    /** Puts items into the log that sync_msg does not show. */
    public void appendHidden(KfAccount account, int items) {
        for (int i = 0; i < items; i++) {
            account.log().appendHidden(now());
        }
    }

    /** From now on the cursors given out for the account so far are refused with this errcode. */
    public void forgetCursors(KfAccount account, int errcode) {
        account.log().forgetCursors(errcode);
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
        if (!callbackTokens.isGood(token, account.openKfId())) {
            tokenlessCalls.another();
            CallbackTokens.requireNone(token);
        }
        return account.log().page(cursor, limit, now());
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
