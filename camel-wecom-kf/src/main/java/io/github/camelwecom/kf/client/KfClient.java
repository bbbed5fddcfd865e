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
import java.util.Base64;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.CustomerBatchGetReply;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.client.KfOperation.Repetition;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.MediaUploadImgReply;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.SendMsgOnEventReply;
import io.github.camelwecom.kf.model.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.SendMsgReply;
import io.github.camelwecom.kf.model.SendMsgRequest;
import io.github.camelwecom.kf.model.ServiceStateGetReply;
import io.github.camelwecom.kf.model.ServiceStateGetRequest;
import io.github.camelwecom.kf.model.ServiceStateTransReply;
import io.github.camelwecom.kf.model.ServiceStateTransRequest;
import io.github.camelwecom.kf.model.SyncMsgReply;
import io.github.camelwecom.kf.model.SyncMsgRequest;
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

    private static final String MEDIA_UPLOAD = "mediaUpload";
    private static final String MEDIA_UPLOAD_IMG = "mediaUploadImg";
    private static final String MEDIA_GET = "mediaGet";
    /** For up to 20 MB in one request, over slow lines too. */
    private static final Duration MEDIA_TIME_LIMIT = Duration.ofMinutes(5);

    private static final String MSG_ID = "msgid";
    /** 24 bytes are 32 characters of Base64, the longest id the platform takes (doc/94677). */
    private static final int MSG_ID_RANDOM_BYTES = 24;

    private final KfHttp http;
    private final MediaTransfer media;
    private final CallRunner runner;
    private final RandomGenerator random;

    /**
     * @param http         makes the requests
     * @param accessTokens where access tokens come from
     * @param retryPolicy  how often and how quickly calls are repeated
     * @param random       source of message ids and of the jitter of waits; ids must not repeat, so give a good one
     */
    public KfClient(KfHttp http, AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random) {
        this.http = http;
        this.media = new MediaTransfer(http, MEDIA_TIME_LIMIT);
        this.runner = new CallRunner(accessTokens, retryPolicy, random);
        this.random = random;
    }

    /** Pulls a page of messages and events (doc/94670). */
    public SyncMsgReply syncMsg(SyncMsgRequest request) {
        return (SyncMsgReply) call(KfOperation.SYNC_MSG, request);
    }

    /** Sends a message to a customer (doc/94677). */
    public SendMsgReply sendMsg(SendMsgRequest request) {
        return (SendMsgReply) call(KfOperation.SEND_MSG, request);
    }

    /** Sends the one message an event allows (doc/95122). */
    public SendMsgOnEventReply sendMsgOnEvent(SendMsgOnEventRequest request) {
        return (SendMsgOnEventReply) call(KfOperation.SEND_MSG_ON_EVENT, request);
    }

    /** Lists a page of the accounts (doc/94661). */
    public AccountListReply accountList(AccountListRequest request) {
        return (AccountListReply) call(KfOperation.ACCOUNT_LIST, request);
    }

    /** Profiles of customers (doc/95159). */
    public CustomerBatchGetReply customerBatchGet(CustomerBatchGetRequest request) {
        return (CustomerBatchGetReply) call(KfOperation.CUSTOMER_BATCH_GET, request);
    }

    /** State of a session (doc/94669). */
    public ServiceStateGetReply serviceStateGet(ServiceStateGetRequest request) {
        return (ServiceStateGetReply) call(KfOperation.SERVICE_STATE_GET, request);
    }

    /** Changes the state of a session (doc/94669). */
    public ServiceStateTransReply serviceStateTrans(ServiceStateTransRequest request) {
        return (ServiceStateTransReply) call(KfOperation.SERVICE_STATE_TRANS, request);
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
     * @throws IllegalArgumentException when the request is none of this operation
     */
    public KfReply call(KfOperation operation, Object request) {
        byte[] json = KfJson.write(body(operation, request));
        return runner.run(operation.repetition(), token -> read(operation, send(operation, json, token)));
    }

    /**
     * Uploads a file, to be sent by the id in the reply (doc/90253).
     *
     * @throws WecomKfException when the call failed, or the file is none of what the type may be
     */
    public MediaUploadReply mediaUpload(MediaType type, MediaSource source) {
        MediaRules.check(MEDIA_UPLOAD, type, source);
        return runner.run(Repetition.SAFE, token -> reply(MEDIA_UPLOAD, MediaUploadReply.class, media.upload(
                MEDIA_UPLOAD, "media/upload", source, accessToken(token), new BasicNameValuePair("type", type.wireName()))));
    }

    /**
     * Uploads a picture that stays (doc/90256): 1000 a day, 3000 a month for a corp.
     *
     * @throws WecomKfException when the call failed, or the file is no such picture
     */
    public MediaUploadImgReply mediaUploadImg(MediaSource source) {
        MediaRules.checkImg(MEDIA_UPLOAD_IMG, source);
        return runner.run(Repetition.UNSAFE, token -> reply(MEDIA_UPLOAD_IMG, MediaUploadImgReply.class,
                media.upload(MEDIA_UPLOAD_IMG, "media/uploadimg", source, accessToken(token))));
    }

    /**
     * Fetches a file (doc/90254), in pieces where it is larger than the platform gives at once.
     *
     * @throws WecomKfException when the call failed
     */
    public MediaFile mediaGet(String mediaId, MediaSink sink) {
        return runner.run(Repetition.SAFE, token -> media.download(
                MEDIA_GET, "media/get", sink, accessToken(token), new BasicNameValuePair("media_id", mediaId)));
    }

    /** Ends waits between attempts: calls under way end with their last failure, later calls are not repeated. */
    @Override
    public void close() {
        runner.close();
    }

    private ObjectNode send(KfOperation operation, byte[] json, String token) {
        return http.send(operation.operationName(), operation.method(), operation.path(), json,
                accessToken(token));
    }

    private static NameValuePair accessToken(String token) {
        return new BasicNameValuePair("access_token", token);
    }

    private ObjectNode body(KfOperation operation, Object request) {
        if (request instanceof Record && !operation.requestType().isInstance(request)) {
            throw new IllegalArgumentException(
                    operation.operationName() + " takes a " + operation.requestType().getSimpleName() + ", not a "
                                               + request.getClass().getSimpleName());
        }
        if (!(KfJson.tree(request) instanceof ObjectNode body)) {
            throw new IllegalArgumentException(operation.operationName() + " takes a JSON object");
        }
        if (operation.repetition() == KfOperation.Repetition.SAFE_WITH_MSG_ID && body.path(MSG_ID).asText("").isEmpty()) {
            return body.deepCopy().put(MSG_ID, newMsgId());
        }
        return body;
    }

    private String newMsgId() {
        byte[] bytes = new byte[MSG_ID_RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KfReply read(KfOperation operation, ObjectNode json) {
        return read(operation.operationName(), () -> operation.read(json));
    }

    private static <R extends KfReply> R reply(String operation, Class<R> type, ObjectNode json) {
        return read(operation, () -> KfJson.reply(json, type));
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
