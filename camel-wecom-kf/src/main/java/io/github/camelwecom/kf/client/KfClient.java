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

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import io.github.camelwecom.kf.model.KfJson;
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
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * Calls the operations of the API. Safe for use by many threads; every call ends in bounded time.
 * <p>
 * A refused access token is renewed and the call made again, once. What passes by itself (a busy platform, a lost
 * connection, HTTP 5xx) is repeated after a growing wait, if the operation may be repeated; every message gets an id,
 * which makes it so.
 */
public final class KfClient implements AutoCloseable {

    /** For up to 20 MB in one request, over slow lines too. */
    private static final Duration MEDIA_TIME_LIMIT = Duration.ofMinutes(5);

    private final KfHttp http;
    private final MediaTransfer media;
    private final CallRunner runner;
    private final RequestJson requests;
    private final RequestCheck requestCheck;

    /** A client that checks requests by the documented limits; see the other constructor. */
    public KfClient(KfHttp http, AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random) {
        this(http, accessTokens, retryPolicy, random, new DocumentedLimits());
    }

    /**
     * @param http         makes the requests
     * @param accessTokens where access tokens come from
     * @param retryPolicy  how often and how quickly calls are repeated
     * @param random       source of message ids and of the jitter of waits; ids must not repeat, so give a good one
     * @param requestCheck looks at requests before they are sent
     */
    public KfClient(KfHttp http, AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random,
                    RequestCheck requestCheck) {
        this(http, new CallRunner(accessTokens, retryPolicy, random), new RequestJson(random), requestCheck);
    }

    private KfClient(KfHttp http, CallRunner runner, RequestJson requests, RequestCheck requestCheck) {
        this.http = http;
        this.media = new MediaTransfer(http, MEDIA_TIME_LIMIT);
        this.runner = runner;
        this.requests = requests;
        this.requestCheck = requestCheck;
    }

    /**
     * This client for a caller who decides by itself when to call again: what passes by itself is not repeated. A
     * refused access token still is renewed, and the call made again, once.
     */
    public KfClient withoutRepetition() {
        return new KfClient(http, runner.withoutRepetition(), requests, requestCheck);
    }

    /** Creates an account (doc/94662). */
    public AccountAddReply accountAdd(AccountAddRequest request) {
        return (AccountAddReply) call(KfOperation.ACCOUNT_ADD, request);
    }

    /** Deletes an account (doc/94663). */
    public EmptyReply accountDel(AccountDelRequest request) {
        return (EmptyReply) call(KfOperation.ACCOUNT_DEL, request);
    }

    /** Changes name or picture of an account (doc/94664). */
    public EmptyReply accountUpdate(AccountUpdateRequest request) {
        return (EmptyReply) call(KfOperation.ACCOUNT_UPDATE, request);
    }

    /** Lists a page of the accounts (doc/94661). */
    public AccountListReply accountList(AccountListRequest request) {
        return (AccountListReply) call(KfOperation.ACCOUNT_LIST, request);
    }

    /** Gets a link that opens the chat with an account (doc/94665). */
    public AddContactWayReply addContactWay(AddContactWayRequest request) {
        return (AddContactWayReply) call(KfOperation.ADD_CONTACT_WAY, request);
    }

    /** Adds servicers to an account (doc/94646). */
    public ReceptionistChangeReply receptionistAdd(ReceptionistAddRequest request) {
        return (ReceptionistChangeReply) call(KfOperation.RECEPTIONIST_ADD, request);
    }

    /** Removes servicers from an account (doc/94647). */
    public ReceptionistChangeReply receptionistDel(ReceptionistDelRequest request) {
        return (ReceptionistChangeReply) call(KfOperation.RECEPTIONIST_DEL, request);
    }

    /** Lists the servicers of an account (doc/94645). */
    public ReceptionistListReply receptionistList(ReceptionistListRequest request) {
        return (ReceptionistListReply) call(KfOperation.RECEPTIONIST_LIST, request);
    }

    /** Tells the state of a session (doc/94669). */
    public ServiceStateGetReply serviceStateGet(ServiceStateGetRequest request) {
        return (ServiceStateGetReply) call(KfOperation.SERVICE_STATE_GET, request);
    }

    /** Changes the state of a session (doc/94669). */
    public ServiceStateTransReply serviceStateTrans(ServiceStateTransRequest request) {
        return (ServiceStateTransReply) call(KfOperation.SERVICE_STATE_TRANS, request);
    }

    /** Pulls a page of messages and events (doc/94670). */
    public SyncMsgReply syncMsg(SyncMsgRequest request) {
        return (SyncMsgReply) call(KfOperation.SYNC_MSG, request);
    }

    /** Sends a message to a customer (doc/94677). */
    public SendMsgReply sendMsg(SendMsgRequest request) {
        return (SendMsgReply) call(KfOperation.SEND_MSG, request);
    }

    /** Sends the one message that an event allows, such as a welcome (doc/95122). */
    public SendMsgOnEventReply sendMsgOnEvent(SendMsgOnEventRequest request) {
        return (SendMsgOnEventReply) call(KfOperation.SEND_MSG_ON_EVENT, request);
    }

    /** Takes back a message that was sent by API within the last 2 minutes. Not in every edition of the platform. */
    public EmptyReply recallMsg(RecallMsgRequest request) {
        return (EmptyReply) call(KfOperation.RECALL_MSG, request);
    }

    /** Gets the profiles of customers (doc/95159). */
    public CustomerBatchGetReply customerBatchGet(CustomerBatchGetRequest request) {
        return (CustomerBatchGetReply) call(KfOperation.CUSTOMER_BATCH_GET, request);
    }

    /** Lists the specialists and groups that customers can be recommended to (doc/94674). */
    public UpgradeServiceConfigReply upgradeServiceConfig() {
        return (UpgradeServiceConfigReply) call(KfOperation.UPGRADE_SERVICE_CONFIG, null);
    }

    /** Recommends a specialist or a group to a customer (doc/94674). */
    public EmptyReply upgradeService(UpgradeServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_SERVICE, request);
    }

    /** Recommends a specialist to a customer (doc/94674). */
    public EmptyReply upgradeMemberService(UpgradeMemberServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_MEMBER_SERVICE, request);
    }

    /** Recommends a group to a customer (doc/94674). */
    public EmptyReply upgradeGroupChatService(UpgradeGroupChatServiceRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_GROUP_CHAT_SERVICE, request);
    }

    /** Withdraws a recommendation that the customer still sees (doc/94674). */
    public EmptyReply upgradeServiceCancel(UpgradeServiceCancelRequest request) {
        return (EmptyReply) call(KfOperation.UPGRADE_SERVICE_CANCEL, request);
    }

    /**
     * Tells whether the corp bound a WeChat Channels account (doc/95168). Only in older editions of the documentation.
     */
    public GetCorpQualificationReply getCorpQualification() {
        return (GetCorpQualificationReply) call(KfOperation.GET_CORP_QUALIFICATION, null);
    }

    /** Gets the daily numbers of an account (doc/95489). */
    public GetCorpStatisticReply getCorpStatistic(GetCorpStatisticRequest request) {
        return (GetCorpStatisticReply) call(KfOperation.GET_CORP_STATISTIC, request);
    }

    /** Gets the daily numbers of the servicers of an account, of one or of all together (doc/95490). */
    public GetServicerStatisticReply getServicerStatistic(GetServicerStatisticRequest request) {
        return (GetServicerStatisticReply) call(KfOperation.GET_SERVICER_STATISTIC, request);
    }

    /** Creates a group of the knowledge base (doc/95971). Only for apps that the corp built itself. */
    public AddKnowledgeGroupReply addKnowledgeGroup(AddKnowledgeGroupRequest request) {
        return (AddKnowledgeGroupReply) call(KfOperation.ADD_KNOWLEDGE_GROUP, request);
    }

    /** Deletes a group of the knowledge base (doc/95971). Only for apps that the corp built itself. */
    public EmptyReply delKnowledgeGroup(DelKnowledgeGroupRequest request) {
        return (EmptyReply) call(KfOperation.DEL_KNOWLEDGE_GROUP, request);
    }

    /** Renames a group of the knowledge base (doc/95971). Only for apps that the corp built itself. */
    public EmptyReply modKnowledgeGroup(ModKnowledgeGroupRequest request) {
        return (EmptyReply) call(KfOperation.MOD_KNOWLEDGE_GROUP, request);
    }

    /** Lists a page of the groups of the knowledge base (doc/95971). Only for apps that the corp built itself. */
    public ListKnowledgeGroupReply listKnowledgeGroup(ListKnowledgeGroupRequest request) {
        return (ListKnowledgeGroupReply) call(KfOperation.LIST_KNOWLEDGE_GROUP, request);
    }

    /** Adds a question and its answer to the knowledge base (doc/95972). Only for apps that the corp built itself. */
    public AddKnowledgeIntentReply addKnowledgeIntent(AddKnowledgeIntentRequest request) {
        return (AddKnowledgeIntentReply) call(KfOperation.ADD_KNOWLEDGE_INTENT, request);
    }

    /**
     * Deletes a question and its answer from the knowledge base (doc/95972). Only for apps that the corp built itself.
     */
    public EmptyReply delKnowledgeIntent(DelKnowledgeIntentRequest request) {
        return (EmptyReply) call(KfOperation.DEL_KNOWLEDGE_INTENT, request);
    }

    /**
     * Replaces parts of a question and its answer in the knowledge base (doc/95972). Only for apps that the corp built
     * itself.
     */
    public EmptyReply modKnowledgeIntent(ModKnowledgeIntentRequest request) {
        return (EmptyReply) call(KfOperation.MOD_KNOWLEDGE_INTENT, request);
    }

    /**
     * Lists a page of the questions and answers of the knowledge base (doc/95972). Only for apps that the corp built
     * itself.
     */
    public ListKnowledgeIntentReply listKnowledgeIntent(ListKnowledgeIntentRequest request) {
        return (ListKnowledgeIntentReply) call(KfOperation.LIST_KNOWLEDGE_INTENT, request);
    }

    /** Lets the platform fetch a large file; the media id is not good for sendMsg (doc/96219). */
    public MediaUploadByUrlReply mediaUploadByUrl(MediaUploadByUrlRequest request) {
        return (MediaUploadByUrlReply) call(KfOperation.MEDIA_UPLOAD_BY_URL, request);
    }

    /** Tells how far mediaUploadByUrl is, and the media id (doc/96219). */
    public GetMediaUploadByUrlResultReply getMediaUploadByUrlResult(GetMediaUploadByUrlResultRequest request) {
        return (GetMediaUploadByUrlResultReply) call(KfOperation.GET_MEDIA_UPLOAD_BY_URL_RESULT, request);
    }

    /** Lists the addresses of the API (doc/92520). */
    public IpListReply getApiDomainIp() {
        return (IpListReply) call(KfOperation.GET_API_DOMAIN_IP, null);
    }

    /** Lists the addresses that callbacks come from (doc/90238). */
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
        ObjectNode fields = requests.of(operation, request);
        requestCheck.check(operation, fields);
        try {
            return runner.run(operation.repetition(), token -> read(
                    operation.operationName(), () -> operation.read(send(operation, fields, token))));
        } catch (WecomKfException e) {
            if (SentBefore.isMeantBy(e, operation, fields, earlier)) {
                return read(operation.operationName(), () -> operation.read(requests.replyTo(fields)));
            }
            throw e;
        }
    }

    /**
     * Uploads a file, to be sent by the id in the reply (doc/90253).
     *
     * @throws WecomKfException when the call failed, or the file is none of what the type may be
     */
    public MediaUploadReply mediaUpload(MediaType type, MediaSource source) {
        requestCheck.checkMedia(MediaOperation.MEDIA_UPLOAD.operationName(), MediaLimits.of(type), source);
        return upload(MediaOperation.MEDIA_UPLOAD, MediaUploadReply.class, source,
                new BasicNameValuePair("type", type.wireName()));
    }

    /**
     * Uploads a picture that stays (doc/90256): 1000 a day, 3000 a month for a corp.
     *
     * @throws WecomKfException when the call failed, or the file is no such picture
     */
    public MediaUploadImgReply mediaUploadImg(MediaSource source) {
        requestCheck.checkMedia(MediaOperation.MEDIA_UPLOAD_IMG.operationName(), MediaLimits.IMG, source);
        return upload(MediaOperation.MEDIA_UPLOAD_IMG, MediaUploadImgReply.class, source);
    }

    private <R extends KfReply> R upload(
            MediaOperation operation, Class<R> replyType, MediaSource source, NameValuePair... query) {
        String name = operation.operationName();
        return runner.run(operation.repetition(), token -> read(name, () -> KfJson.reply(
                media.upload(name, operation.path(), source, withToken(token, query)), replyType)));
    }

    /**
     * Fetches a file (doc/90254), in pieces where it is larger than the platform gives at once.
     *
     * @throws WecomKfException when the call failed
     */
    public MediaFile mediaGet(String mediaId, MediaSink sink) {
        MediaOperation operation = MediaOperation.MEDIA_GET;
        return runner.run(operation.repetition(), token -> media.download(operation.operationName(), operation.path(), sink,
                withToken(token, new BasicNameValuePair("media_id", mediaId))));
    }

    /** Ends waits between attempts: calls under way end with their last failure, later calls are not repeated. */
    @Override
    public void close() {
        runner.close();
    }

    private ObjectNode send(KfOperation operation, ObjectNode fields, String token) {
        if (operation.method() == Method.GET) {
            return http.get(operation.operationName(), operation.path(), withToken(token, query(fields)));
        }
        return http.send(operation.operationName(), operation.method(), operation.path(), KfJson.write(fields),
                withToken(token));
    }

    private static NameValuePair[] query(ObjectNode fields) {
        return fields.properties().stream().filter(field -> !field.getValue().isNull())
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue().asText())).toArray(NameValuePair[]::new);
    }

    private static NameValuePair[] withToken(String token, NameValuePair... query) {
        NameValuePair accessToken = new BasicNameValuePair("access_token", token);
        return Stream.concat(Stream.of(accessToken), Stream.of(query)).toArray(NameValuePair[]::new);
    }

    private static <R> R read(String operation, ReplyReader<R> reader) {
        try {
            return reader.read();
        } catch (JsonProcessingException e) {
            // Its text would quote the answer, so it is no cause.
            throw WecomKfException.badAnswer(
                    operation, ErrorCategory.RETRYABLE, "the answer does not have the documented shape", 200);
        }
    }

    @FunctionalInterface
    private interface ReplyReader<R> {
        R read() throws JsonProcessingException;
    }
}
