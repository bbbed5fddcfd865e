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
package io.github.camelwecom.kf.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.AccountAddReply;
import io.github.camelwecom.kf.model.AccountAddRequest;
import io.github.camelwecom.kf.model.AccountDelRequest;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.AccountUpdateRequest;
import io.github.camelwecom.kf.model.AddContactWayReply;
import io.github.camelwecom.kf.model.AddContactWayRequest;
import io.github.camelwecom.kf.model.AddKnowledgeGroupReply;
import io.github.camelwecom.kf.model.AddKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.AddKnowledgeIntentReply;
import io.github.camelwecom.kf.model.AddKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.CustomerBatchGetReply;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.model.DelKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.DelKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.GetCorpQualificationReply;
import io.github.camelwecom.kf.model.GetCorpStatisticReply;
import io.github.camelwecom.kf.model.GetCorpStatisticRequest;
import io.github.camelwecom.kf.model.GetMediaUploadByUrlResultReply;
import io.github.camelwecom.kf.model.GetMediaUploadByUrlResultRequest;
import io.github.camelwecom.kf.model.GetServicerStatisticReply;
import io.github.camelwecom.kf.model.GetServicerStatisticRequest;
import io.github.camelwecom.kf.model.IpListReply;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.ListKnowledgeGroupReply;
import io.github.camelwecom.kf.model.ListKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ListKnowledgeIntentReply;
import io.github.camelwecom.kf.model.ListKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.MediaUploadByUrlReply;
import io.github.camelwecom.kf.model.MediaUploadByUrlRequest;
import io.github.camelwecom.kf.model.MediaUploadImgReply;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.ModKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ModKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.ReceptionistAddRequest;
import io.github.camelwecom.kf.model.ReceptionistChangeReply;
import io.github.camelwecom.kf.model.ReceptionistDelRequest;
import io.github.camelwecom.kf.model.ReceptionistListReply;
import io.github.camelwecom.kf.model.ReceptionistListRequest;
import io.github.camelwecom.kf.model.ServiceStateGetReply;
import io.github.camelwecom.kf.model.ServiceStateGetRequest;
import io.github.camelwecom.kf.model.ServiceStateTransReply;
import io.github.camelwecom.kf.model.ServiceStateTransRequest;
import io.github.camelwecom.kf.model.UpgradeGroupChatServiceRequest;
import io.github.camelwecom.kf.model.UpgradeMemberServiceRequest;
import io.github.camelwecom.kf.model.UpgradeServiceCancelRequest;
import io.github.camelwecom.kf.model.UpgradeServiceConfigReply;
import io.github.camelwecom.kf.model.UpgradeServiceRequest;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.RecallMsgRequest;
import io.github.camelwecom.kf.model.send.SendMsgOnEventReply;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the operations of the API, with or without Camel. Safe for use by many threads; every call ends in bounded
 * time.
 *
 * <pre>
 * try (KfClient client = KfClient.builder().corpId("ww...").secret(secret).build()) {
 *     client.sendMsg(SendMsgRequest.text("We are on it.").to("wk...", "wm..."));
 * }
 * </pre>
 *
 * A refused access token is renewed and the call made again, once. What passes by itself (a busy platform, a lost
 * connection, HTTP 5xx) is repeated after a growing wait, if the operation may be repeated; every message gets an id,
 * which makes it so.
 * <p>
 * All calls throw {@link WecomKfException}, whose {@link WecomKfException#getCategory() category} tells what to do, and
 * {@link InvalidRequestException}, a subclass, when a request breaks a documented limit and was not sent. Besides the
 * error codes that a call names, any may end with: -1 and 45033 (the platform is busy), 40001 (wrong secret), 40058 and
 * 40063 (a field is wrong or missing), 45009 (called too often), 48001 and 48002 (the app may not call this), 60020
 * (the address of this host is not trusted); where an account is named, 95000 and 95004 (there is none) and 48007 (it
 * is not assigned to the app). {@link KfErrorCode} explains each.
 * <p>
 * Numbers like doc/94677 are pages of {@code https://developer.work.weixin.qq.com/document/path/94677}.
 */
public final class KfClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KfClient.class);
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Caller caller;
    private final AccessTokenProvider accessTokens;
    private final Runnable close;

    private KfClient(Caller caller, AccessTokenProvider accessTokens, Runnable close) {
        this.caller = caller;
        this.accessTokens = accessTokens;
        this.close = close;
    }

    /** What to build a client with; at least corp id and secret, or an access token provider, are needed. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Sets up an HTTP client of the caller's for {@link Builder#httpClient}, over what he set himself: it repeats
     * nothing, keeps no cookies, and never sees the query of a request, which holds access token and secret.
     */
    public static void prepare(HttpClientBuilder httpClient) {
        KfHttp.prepare(httpClient);
    }

    /**
     * This client for a caller who decides by himself when to call again: what passes by itself is not repeated. A
     * refused access token still is renewed, and the call made again, once. Closing what is returned does nothing; it
     * is closed with this client.
     */
    public KfClient withoutRepetition() {
        return new KfClient(caller.withoutRepetition(), accessTokens, () -> {
        });
    }

    /** This client for somebody who must not close it: closing what is returned does nothing. */
    public KfClient lent() {
        return new KfClient(caller, accessTokens, () -> {
        });
    }

    /**
     * Where the access tokens of this client come from. Given to other clients of the same corp and secret, or to calls
     * that are none of this API, they share one token; the one of a closed client fetches no new ones.
     */
    public AccessTokenProvider accessTokenProvider() {
        return accessTokens;
    }

    /**
     * Ends waits between attempts: calls under way end with their last failure, later calls are refused. Connections
     * are closed, unless they belong to an HTTP client that was given to the builder.
     */
    @Override
    public void close() {
        close.run();
    }

    // ---- accounts

    /**
     * Creates an account (doc/94662). The app that creates it may manage it. A corp can have 5000, one that is not
     * verified 10. Not repeated.
     *
     * @return                  the account's open_kfid
     * @throws WecomKfException among others 40007 (no such picture), 95005 (too many accounts), 95006 (the name is not
     *                          allowed), 95026 (accounts are hardly used), 95027 (the corp is not verified)
     */
    public AccountAddReply accountAdd(AccountAddRequest request) {
        return (AccountAddReply) call(KfOperation.ACCOUNT_ADD, request);
    }

    /**
     * Deletes an account (doc/94663). One must remain. Not repeated.
     *
     * @throws WecomKfException among others 95005 (it is the last one)
     */
    public EmptyReply accountDel(AccountDelRequest request) {
        return (EmptyReply) call(KfOperation.ACCOUNT_DEL, request);
    }

    /**
     * Changes name or picture of an account, or both (doc/94664). What is {@code null} stays.
     *
     * @throws WecomKfException among others 40007 (no such picture), 95006 (the name is not allowed)
     */
    public EmptyReply accountUpdate(AccountUpdateRequest request) {
        return (EmptyReply) call(KfOperation.ACCOUNT_UPDATE, request);
    }

    /**
     * Lists a page of the accounts (doc/94661), at most {@value AccountListRequest#MAX_LIMIT}. A page that is not full
     * is the last one.
     *
     * @param request {@code null} for the first {@value AccountListRequest#MAX_LIMIT}
     */
    public AccountListReply accountList(AccountListRequest request) {
        return (AccountListReply) call(KfOperation.ACCOUNT_LIST, request);
    }

    /**
     * Gets a link that opens the chat with an account (doc/94665). Where the request has a scene,
     * {@code &scene_param=...} may be appended to the link, URL-encoded and then at most 128 bytes, which comes back in
     * {@code EnterSessionEvent}.
     */
    public AddContactWayReply addContactWay(AddContactWayRequest request) {
        return (AddContactWayReply) call(KfOperation.ADD_CONTACT_WAY, request);
    }

    // ---- servicers

    /**
     * Adds servicers to an account (doc/94646): at most {@value ReceptionistAddRequest#MAX_USERS} members and
     * {@value ReceptionistAddRequest#MAX_DEPARTMENTS} departments a call, 2000 and 20 in all.
     *
     * @return                  what became of each member and department; some may be refused while the call succeeds
     * @throws WecomKfException among others 40066 and 60123 (no such department), 60030 (outside the app's range)
     */
    public ReceptionistChangeReply receptionistAdd(ReceptionistAddRequest request) {
        return (ReceptionistChangeReply) call(KfOperation.RECEPTIONIST_ADD, request);
    }

    /**
     * Removes servicers from an account (doc/94647): at most {@value ReceptionistDelRequest#MAX_USERS} members and
     * {@value ReceptionistDelRequest#MAX_DEPARTMENTS} departments a call.
     *
     * @return                  what became of each member and department; some may be refused while the call succeeds
     * @throws WecomKfException as said of all calls
     */
    public ReceptionistChangeReply receptionistDel(ReceptionistDelRequest request) {
        return (ReceptionistChangeReply) call(KfOperation.RECEPTIONIST_DEL, request);
    }

    /**
     * Lists the servicers of an account, members and departments, and who of them receives customers (doc/94645).
     */
    public ReceptionistListReply receptionistList(ReceptionistListRequest request) {
        return (ReceptionistListReply) call(KfOperation.RECEPTIONIST_LIST, request);
    }

    // ---- sessions

    /**
     * Tells the state of the session with a customer, and who serves (doc/94669).
     *
     * @throws WecomKfException among others 40096 (no customer of this corp)
     */
    public ServiceStateGetReply serviceStateGet(ServiceStateGetRequest request) {
        return (ServiceStateGetReply) call(KfOperation.SERVICE_STATE_GET, request);
    }

    /**
     * Changes the state of the session with a customer: to the queue, to a servicer, to its end (doc/94669). An ended
     * session changes only when the customer writes. Not repeated.
     *
     * @return                  {@code msgCode} for {@link #sendMsgOnEvent}, if there is one: when the session first
     *                          goes to the queue or to a servicer, good for 48 hours, and when it ends, good for 20
     *                          seconds
     * @throws WecomKfException among others 95013 (already ended), 95014 (no servicer of this account), 95016 (not from
     *                          this state), 95019 (the servicer receives nobody now), 95031 (the customer did not write
     *                          within 48 hours), 40096 (no customer of this corp)
     */
    public ServiceStateTransReply serviceStateTrans(ServiceStateTransRequest request) {
        return (ServiceStateTransReply) call(KfOperation.SERVICE_STATE_TRANS, request);
    }

    // ---- messages

    /**
     * Pulls a page of the messages and events of an account (doc/94670), at most {@value SyncMsgRequest#MAX_LIMIT}, of
     * the last 3 days. As long as {@code hasMore}, also after an empty page, the next one begins at {@code nextCursor};
     * to keep the cursor is the caller's affair. What was sent by API does not come.
     * <p>
     * Without the token of a callback, good for 10 minutes, the platform allows few calls: it is known to refuse ten in
     * a minute.
     *
     * @throws WecomKfException among others 95007 (the token is wrong or too old: call without it, or with a newer
     *                          one), 45009 (too often without a token)
     */
    public SyncMsgReply syncMsg(SyncMsgRequest request) {
        return (SyncMsgReply) call(KfOperation.SYNC_MSG, request);
    }

    /**
     * Sends a message to a customer (doc/94677), who must have written within 48 hours: at most 5 until he writes
     * again, and only while neither a servicer serves nor the session is over. A message without an id gets one, by
     * which the platform refuses a repetition.
     * <p>
     * That the call succeeds does not mean that the message arrives: {@code MsgSendFailEvent} tells when it does not.
     *
     * @return                  the id of the message
     * @throws WecomKfException among others 95001 (5 were sent), 95002 (48 hours are over), 95018 (the state of the
     *                          session does not allow it), 40007 (no such media id, or older than 3 days), 45002 (too
     *                          long), 95008 and 95009 (the menu), 90207 and 90208 (the mini program), 40201 (sensitive
     *                          content)
     */
    public SendMsgReply sendMsg(SendMsgRequest request) {
        return (SendMsgReply) call(KfOperation.SEND_MSG, request);
    }

    /**
     * Sends the one message that an event allows (doc/95122): a welcome, a word to those who wait or were picked up, a
     * goodbye. The code of the event is good for one message: 20 seconds for a welcome and a goodbye, which may be a
     * text or a menu, else 48 hours, for a text.
     *
     * @return                  the id of the message
     * @throws WecomKfException when, among others, the code is used up or too old, or the session has left the state
     *                          that the code is for; which error codes these are is not documented
     */
    public SendMsgOnEventReply sendMsgOnEvent(SendMsgOnEventRequest request) {
        return (SendMsgOnEventReply) call(KfOperation.SEND_MSG_ON_EVENT, request);
    }

    /**
     * Takes back a message that was sent by API within the last 2 minutes; it still counts for the limit of 5. Not in
     * every edition of the platform: the documentation for WeCom does not have it. Not repeated.
     *
     * @throws WecomKfException among others 95028 (no such message), 95029 (too late)
     */
    public EmptyReply recallMsg(RecallMsgRequest request) {
        return (EmptyReply) call(KfOperation.RECALL_MSG, request);
    }

    // ---- customers

    /**
     * Gets the profiles of up to {@value CustomerBatchGetRequest#MAX_CUSTOMERS} customers (doc/95159). Who neither
     * entered nor wrote within 48 hours is among the invalid ones of the reply. The union id comes only where a WeChat
     * developer account is bound to the corp.
     */
    public CustomerBatchGetReply customerBatchGet(CustomerBatchGetRequest request) {
        return (CustomerBatchGetReply) call(KfOperation.CUSTOMER_BATCH_GET, request);
    }

    // ---- upgrade service

    /** Lists the specialists and groups that customers can be recommended to (doc/94674). */
    public UpgradeServiceConfigReply upgradeServiceConfig() {
        return (UpgradeServiceConfigReply) call(KfOperation.UPGRADE_SERVICE_CONFIG, null);
    }

    /**
     * Recommends a specialist or a group to a customer (doc/94674). Not repeated.
     *
     * @throws WecomKfException among others 95015 (an exclusive service is configured), 95021 (not configured as a
     *                          target)
     */
    public EmptyReply upgradeService(UpgradeServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_SERVICE, request);
    }

    /**
     * Recommends a specialist to a customer (doc/94674). Not repeated.
     *
     * @throws WecomKfException as {@link #upgradeService}
     */
    public EmptyReply upgradeMemberService(UpgradeMemberServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_MEMBER_SERVICE, request);
    }

    /**
     * Recommends a group to a customer (doc/94674). Not repeated.
     *
     * @throws WecomKfException as {@link #upgradeService}
     */
    public EmptyReply upgradeGroupChatService(UpgradeGroupChatServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_GROUP_CHAT_SERVICE, request);
    }

    /** Withdraws a recommendation that the customer still sees (doc/94674). Not repeated. */
    public EmptyReply upgradeServiceCancel(UpgradeServiceCancelRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_SERVICE_CANCEL, request);
    }

    // ---- corp and statistics

    /**
     * Tells whether the corp bound a WeChat Channels account (doc/95168). Only in older editions of the documentation;
     * may be withdrawn.
     */
    public GetCorpQualificationReply getCorpQualification() {
        return (GetCorpQualificationReply) call(KfOperation.GET_CORP_QUALIFICATION, null);
    }

    /**
     * Gets the daily numbers of an account (doc/95489): at most 31 days a call, from yesterday back to 180 days ago;
     * those of a day are there the next morning. A rate that cannot be computed is {@code null}.
     */
    public GetCorpStatisticReply getCorpStatistic(GetCorpStatisticRequest request) {
        return (GetCorpStatisticReply) call(KfOperation.GET_CORP_STATISTIC, request);
    }

    /**
     * Gets the daily numbers of the servicers of an account, of one or of all together (doc/95490), for days as
     * {@link #getCorpStatistic}.
     */
    public GetServicerStatisticReply getServicerStatistic(GetServicerStatisticRequest request) {
        return (GetServicerStatisticReply) call(KfOperation.GET_SERVICER_STATISTIC, request);
    }

    // ---- knowledge base

    /**
     * Creates a group of the knowledge base (doc/95971). A corp can have 100, of different names. Only for apps that
     * the corp built itself. Not repeated.
     */
    public AddKnowledgeGroupReply addKnowledgeGroup(AddKnowledgeGroupRequest request) {
        return (AddKnowledgeGroupReply) call(KfOperation.ADD_KNOWLEDGE_GROUP, request);
    }

    /**
     * Deletes a group of the knowledge base, but not the default one (doc/95971). Only for apps that the corp built
     * itself. Not repeated.
     */
    public EmptyReply delKnowledgeGroup(DelKnowledgeGroupRequest request) {
        return (EmptyReply) call(KfOperation.DEL_KNOWLEDGE_GROUP, request);
    }

    /**
     * Renames a group of the knowledge base, but not the default one (doc/95971). Only for apps that the corp built
     * itself.
     */
    public EmptyReply modKnowledgeGroup(ModKnowledgeGroupRequest request) {
        return (EmptyReply) call(KfOperation.MOD_KNOWLEDGE_GROUP, request);
    }

    /**
     * Lists a page of the groups of the knowledge base (doc/95971): 500, at most
     * {@value ListKnowledgeGroupRequest#MAX_LIMIT}; the next begins at {@code nextCursor}. Only for apps that the corp
     * built itself.
     */
    public ListKnowledgeGroupReply listKnowledgeGroup(ListKnowledgeGroupRequest request) {
        return (ListKnowledgeGroupReply) call(KfOperation.LIST_KNOWLEDGE_GROUP, request);
    }

    /**
     * Adds a question and its answer to the knowledge base (doc/95972): a group can have 200, of different questions.
     * Only for apps that the corp built itself. Not repeated.
     */
    public AddKnowledgeIntentReply addKnowledgeIntent(AddKnowledgeIntentRequest request) {
        return (AddKnowledgeIntentReply) call(KfOperation.ADD_KNOWLEDGE_INTENT, request);
    }

    /**
     * Deletes a question and its answer from the knowledge base (doc/95972). Only for apps that the corp built itself.
     * Not repeated.
     */
    public EmptyReply delKnowledgeIntent(DelKnowledgeIntentRequest request) {
        return (EmptyReply) call(KfOperation.DEL_KNOWLEDGE_INTENT, request);
    }

    /**
     * Replaces parts of a question and its answer in the knowledge base (doc/95972), each part as a whole. What is
     * {@code null} stays. Only for apps that the corp built itself.
     */
    public EmptyReply modKnowledgeIntent(ModKnowledgeIntentRequest request) {
        return (EmptyReply) call(KfOperation.MOD_KNOWLEDGE_INTENT, request);
    }

    /**
     * Lists a page of the questions and answers of the knowledge base (doc/95972): 500, at most
     * {@value ListKnowledgeIntentRequest#MAX_LIMIT}; the next begins at {@code nextCursor}. Only for apps that the corp
     * built itself.
     */
    public ListKnowledgeIntentReply listKnowledgeIntent(ListKnowledgeIntentRequest request) {
        return (ListKnowledgeIntentReply) call(KfOperation.LIST_KNOWLEDGE_INTENT, request);
    }

    // ---- media

    /**
     * Uploads a file, to be sent by the id in the reply for 3 days (doc/90253). {@link MediaType} has the limits of
     * each type.
     *
     * @throws WecomKfException when the call failed, or the file is none of what the type may be; among others 40004,
     *                          40006, 45001 (its type or size), 44001 (it is empty)
     */
    public MediaUploadReply mediaUpload(MediaType type, MediaSource source) {
        return caller.upload(MediaOperation.MEDIA_UPLOAD, MediaLimits.of(type), MediaUploadReply.class, source,
                new BasicNameValuePair("type", type.wireName()));
    }

    /**
     * Uploads a picture that stays (doc/90256), JPG or PNG of at most 2 MB: 1000 a day, 3000 a month for a corp. Not
     * repeated.
     *
     * @return                  its address, for what WeCom shows itself
     * @throws WecomKfException when the call failed, or the file is no such picture
     */
    public MediaUploadImgReply mediaUploadImg(MediaSource source) {
        return caller.upload(MediaOperation.MEDIA_UPLOAD_IMG, MediaLimits.IMG, MediaUploadImgReply.class, source);
    }

    /**
     * Fetches a file (doc/90254), in pieces where it is larger than the 20 MB that the platform gives at once.
     *
     * @throws WecomKfException among others 40007 (no such media id, or older than 3 days)
     */
    public MediaFile mediaGet(String mediaId, MediaSink sink) {
        return caller.download(MediaOperation.MEDIA_GET, sink, new BasicNameValuePair("media_id", mediaId));
    }

    /**
     * Lets the platform fetch a file of at most 200 MB (doc/96219), from a server that supports Range. The media id is
     * good for welcomes in groups and for {@link #mediaGet}, not for {@link #sendMsg}. Not repeated.
     *
     * @return the job to ask for by {@link #getMediaUploadByUrlResult}, for 60 minutes
     */
    public MediaUploadByUrlReply mediaUploadByUrl(MediaUploadByUrlRequest request) {
        return (MediaUploadByUrlReply) call(KfOperation.MEDIA_UPLOAD_BY_URL, request);
    }

    /**
     * Tells how far {@link #mediaUploadByUrl} is, and the media id or why it failed (doc/96219): 830001 and 830003 (the
     * address), 45001 (too big), 301019 (another MD5).
     */
    public GetMediaUploadByUrlResultReply getMediaUploadByUrlResult(GetMediaUploadByUrlResultRequest request) {
        return (GetMediaUploadByUrlResultReply) call(KfOperation.GET_MEDIA_UPLOAD_BY_URL_RESULT, request);
    }

    // ---- platform

    /**
     * Asks what time the platform's server has, without credentials: whether it can be reached at all, by name, proxy
     * and TLS. Not repeated.
     *
     * @return                  to the second; empty when its answer does not say
     * @throws WecomKfException whose cause tells where the way ends
     */
    public Optional<Instant> serverTime() {
        return caller.serverTime();
    }

    /** Lists the addresses of the API (doc/92520). They change; ask daily. */
    public IpListReply getApiDomainIp() {
        return (IpListReply) call(KfOperation.GET_API_DOMAIN_IP, null);
    }

    /** Lists the addresses that callbacks come from (doc/90238). They change; ask daily. */
    public IpListReply getCallbackIp() {
        return (IpListReply) call(KfOperation.GET_CALLBACK_IP, null);
    }

    /**
     * Calls an operation.
     *
     * @param  operation                the operation
     * @param  request                  its request record, or the JSON of one as {@link ObjectNode} or {@code Map},
     *                                  which may hold fields the record does not know; {@code null} for an empty
     *                                  request
     * @return                          its reply record
     * @throws WecomKfException         when the call failed
     * @throws InvalidRequestException  when the check of requests refused it, so that nothing was sent
     * @throws IllegalArgumentException when the request is none of this operation
     */
    public KfReply call(KfOperation operation, Object request) {
        return call(operation, request, EarlierTries.NONE);
    }

    /**
     * As {@link #call(KfOperation, Object)}, for a message that may have been sent before, under the same msgid.
     *
     * @param earlier what is known of that: a refusal that is explained by it is none, and the message counts as sent
     */
    public KfReply call(KfOperation operation, Object request, EarlierTries earlier) {
        return caller.call(operation, request, earlier);
    }

    /**
     * What a client is built with. The names are those of the component's options. Shows no secret in its text form.
     */
    public static final class Builder {

        private String corpId;
        private String secret;
        private AccessTokenProvider accessTokenProvider;
        private SharedAccessToken sharedAccessToken = SharedAccessToken.NONE;
        private URI baseUri = URI.create("https://qyapi.weixin.qq.com");
        private HttpLimits limits = HttpLimits.DEFAULT;
        private Connections connections = Connections.DEFAULT;
        private HttpClient httpClient;
        private RetryPolicy retryPolicy = RetryPolicy.DEFAULT;
        private RequestCheck requestCheck = new DocumentedLimits();
        private Deadlines deadlines = new JdkTimer();
        private RandomGenerator random = new SecureRandom();
        private Set<String> confidential = Set.of();
        private CallListener callListener = CallListener.NONE;

        private Builder() {
        }

        /** The corp, {@code ww...} or {@code wx...}. */
        public Builder corpId(String corpId) {
            this.corpId = word("corpId", corpId);
            return this;
        }

        /** The secret of the app, or of KF itself where a corp uses it outside WeCom. */
        public Builder secret(String secret) {
            this.secret = word("secret", secret);
            return this;
        }

        /** Gives access tokens in place of the secret, for companies with a token service of their own. */
        public Builder accessTokenProvider(AccessTokenProvider accessTokenProvider) {
            this.accessTokenProvider = accessTokenProvider;
            return this;
        }

        /** Where clients of the same secret elsewhere leave the access token that they fetched, and find this one's. */
        public Builder sharedAccessToken(SharedAccessToken sharedAccessToken) {
            this.sharedAccessToken = Objects.requireNonNull(sharedAccessToken, "sharedAccessToken");
            return this;
        }

        /**
         * The platform, {@code https://qyapi.weixin.qq.com} by default; another one is for a sandbox or a gateway.
         *
         * @throws IllegalArgumentException when it is no {@code http(s)://host[:port][/path]}
         */
        public Builder baseUri(String baseUri) {
            this.baseUri = BaseUri.of(baseUri);
            return this;
        }

        /** How long making a connection may take, 10 seconds by default. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connections = connections.withTimeout(connectTimeout);
            return this;
        }

        /** How long the platform may be silent while it answers a call, 10 seconds by default. */
        public Builder responseTimeout(Duration responseTimeout) {
            this.limits = limits.withResponseTimeout(responseTimeout);
            return this;
        }

        /**
         * How long one attempt of a call may take in all, from asking for a connection to the last byte of the answer,
         * 30 seconds by default. Files have 5 minutes.
         */
        public Builder callTimeout(Duration callTimeout) {
            this.limits = limits.withCallTimeout(callTimeout);
            return this;
        }

        /** Whom to trust on HTTPS, and the key of this side; the JDK's default context unless given. */
        public Builder sslContext(SSLContext sslContext) {
            this.connections = connections.withTls(sslContext);
            return this;
        }

        /** An HTTP proxy on the way to the platform. */
        public Builder proxy(String host, int port) {
            this.connections = connections.withProxy(new ProxyServer(new HttpHost(host, port), null, null));
            return this;
        }

        /** An HTTP proxy that asks for user and password. */
        public Builder proxy(String host, int port, String user, String password) {
            this.connections = connections.withProxy(new ProxyServer(new HttpHost(host, port), user, password));
            return this;
        }

        /** Whether requests are checked by the documented limits before they are sent, true by default. */
        public Builder validateRequests(boolean validateRequests) {
            this.requestCheck = validateRequests ? new DocumentedLimits() : RequestCheck.NONE;
            return this;
        }

        /** How often and how quickly calls are repeated, {@link RetryPolicy#DEFAULT} by default. */
        public Builder retryPolicy(RetryPolicy retryPolicy) {
            this.retryPolicy = retryPolicy;
            return this;
        }

        /**
         * Ends calls that take too long, in place of the JDK's own timer. Stays the caller's; the client is of no use
         * once it is shut down.
         */
        public Builder scheduler(ScheduledExecutorService scheduler) {
            this.deadlines = Deadlines.of(scheduler);
            return this;
        }

        /**
         * Makes the requests in place of a client with connections of its own, whose connect timeout, TLS and proxy
         * cannot be set here then. It must have been built with {@link KfClient#prepare}, and its connections should
         * come from a {@link QuietConnectionFactory}. Stays the caller's, who closes it after the client.
         */
        public Builder httpClient(HttpClient httpClient) {
            this.httpClient = httpClient;
            return this;
        }

        /**
         * Words that are blotted out where a text from outside is quoted, as the secret and access tokens of this
         * client are: such as the password of a proxy that the given {@link #httpClient} knows.
         */
        public Builder confidential(String... words) {
            this.confidential = Set.of(words);
            return this;
        }

        /** Is told of every request, for figures; nobody by default. */
        public Builder callListener(CallListener callListener) {
            this.callListener = callListener;
            return this;
        }

        /** For tests. */
        Builder random(RandomGenerator random) {
            this.random = random;
            return this;
        }

        /**
         * The client, to be closed when it is not needed any more. Calls nobody yet.
         *
         * @throws IllegalArgumentException when settings are missing or contradict each other; says which
         */
        public KfClient build() {
            checkCredentials();
            checkConnections();
            warnOfPlainText();
            if (httpClient != null) {
                return build(httpClient, () -> {
                });
            }
            CloseableHttpClient own = connections.httpClient();
            return build(own, () -> own.close(CloseMode.IMMEDIATE));
        }

        private KfClient build(HttpClient client, Runnable closeConnections) {
            KfHttp http = new KfHttp(client, baseUri, limits, deadlines, callListener);
            http.secrets().keep(secret);
            confidential.forEach(http.secrets()::keep);
            connections.hideIn(http.secrets());
            AccessTokenProvider tokens = Objects.requireNonNullElseGet(
                    accessTokenProvider,
                    () -> new CachingAccessTokenProvider(http, corpId, secret, Clock.systemUTC(), sharedAccessToken));
            Caller caller = new Caller(
                    http, new CallRunner(tokens, retryPolicy, random), new RequestJson(random), requestCheck);
            return new KfClient(caller, tokens, () -> {
                caller.close();
                closeConnections.run();
            });
        }

        private void checkCredentials() {
            if (accessTokenProvider == null) {
                word("corpId", corpId);
                word("secret", secret);
            } else if (secret != null) {
                throw new IllegalArgumentException("accessTokenProvider and secret are both set; set the one to be used");
            }
        }

        private static String word(String name, String value) {
            if (value == null || value.isEmpty()) {
                throw new IllegalArgumentException(
                        name + " must be set, as the WeCom console shows it; or set an accessTokenProvider");
            }
            if (value.chars().anyMatch(character -> Character.isWhitespace(character) || Character.isISOControl(character))) {
                throw new IllegalArgumentException(
                        name + " holds a blank or a line break; copy it again from the WeCom console, without what is around it");
            }
            return value;
        }

        private void checkConnections() {
            if (httpClient != null && !connections.equals(Connections.DEFAULT)) {
                throw new IllegalArgumentException(
                        "connectTimeout, sslContext and proxy have no effect on the httpClient that is set; set them there");
            }
        }

        private void warnOfPlainText() {
            if ("http".equalsIgnoreCase(baseUri.getScheme()) && !LOCAL_HOSTS.contains(baseUri.getHost())) {
                LOG.warn("Option baseUri has no https: secret, access tokens and messages go to {} as plain text",
                        baseUri.getHost());
            }
        }

        @Override
        public String toString() {
            return "KfClient.Builder[" + corpId + " at " + baseUri + "]";
        }
    }
}
