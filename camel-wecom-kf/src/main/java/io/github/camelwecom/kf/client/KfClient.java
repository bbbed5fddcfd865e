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

import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.CustomerBatchGetReply;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
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
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the operations of the API. Safe for use by many threads; every call ends in bounded time.
 * <p>
 * A refused access token is renewed and the call made again, once. What passes by itself (a busy platform, a lost
 * connection, HTTP 5xx) is repeated after a growing wait, if the operation may be repeated; every message gets an id,
 * which makes it so.
 */
public final class KfClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KfClient.class);

    private static final String MSG_ID = "msgid";
    /** 24 bytes are 32 characters of Base64, the longest id the platform takes (doc/94677). */
    private static final int MSG_ID_RANDOM_BYTES = 24;

    private final KfHttp http;
    private final AccessTokenProvider accessTokens;
    private final RetryPolicy retryPolicy;
    private final RandomGenerator random;
    private final RequestCheck requestCheck;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A client that checks requests by the documented limits; see the other constructor. */
    public KfClient(KfHttp http, AccessTokenProvider accessTokens, RetryPolicy retryPolicy, RandomGenerator random) {
        this(http, accessTokens, retryPolicy, random, new RequestValidator());
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
        this.http = http;
        this.accessTokens = accessTokens;
        this.retryPolicy = retryPolicy;
        this.random = random;
        this.requestCheck = requestCheck;
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
     * @throws InvalidRequestException  when the check of requests refused it, so that nothing was sent
     * @throws IllegalArgumentException when the request is none of this operation
     */
    public KfReply call(KfOperation operation, Object request) {
        ObjectNode body = body(operation, request);
        requestCheck.check(operation, body);
        byte[] json = KfJson.write(body);
        WecomKfException earlier = null;
        for (int attempt = 1;; attempt++) {
            try {
                return read(operation, sendWithToken(operation, json));
            } catch (WecomKfException e) {
                remember(earlier, e);
                if (attempt >= retryPolicy.attempts() || !mayRepeat(operation, e) || !pauseAfter(attempt)) {
                    throw e;
                }
                LOG.debug("Attempt {} is made again: {}", attempt, e.getMessage());
                earlier = e;
            }
        }
    }

    /** Ends waits between attempts: calls under way end with their last failure, later calls are not repeated. */
    @Override
    public void close() {
        closed.countDown();
    }

    private ObjectNode sendWithToken(KfOperation operation, byte[] json) {
        String token = accessTokens.accessToken();
        try {
            return send(operation, json, token);
        } catch (WecomKfException e) {
            if (e.getErrcode() == null || !KfErrorCode.refusesToken(e.getErrcode())) {
                throw e;
            }
            accessTokens.refused(token);
        }
        return send(operation, json, accessTokens.accessToken());
    }

    private ObjectNode send(KfOperation operation, byte[] json, String token) {
        return http.send(operation.operationName(), operation.method(), operation.path(), json,
                new BasicNameValuePair("access_token", token));
    }

    /** Without an access token nothing was sent, so that any operation may begin again. */
    private static boolean mayRepeat(KfOperation operation, WecomKfException failure) {
        boolean unsent = CachingAccessTokenProvider.OPERATION.equals(failure.getOperation());
        return failure.getCategory() == ErrorCategory.RETRYABLE
                && (unsent || operation.repetition() != KfOperation.Repetition.UNSAFE);
    }

    /** False when there is no more time: the client is closed, or the thread interrupted. */
    private boolean pauseAfter(int attempt) {
        try {
            long millis = retryPolicy.delayAfter(attempt, random.nextDouble()).toMillis();
            return !closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void remember(WecomKfException earlier, WecomKfException latest) {
        if (earlier != null && earlier != latest) {
            latest.addSuppressed(earlier);
        }
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
        try {
            return operation.read(json);
        } catch (JsonProcessingException e) {
            // Its text would quote the answer, so it is no cause.
            throw WecomKfException.badAnswer(
                    operation.operationName(), ErrorCategory.RETRYABLE, "the answer does not have the documented shape", 200);
        }
    }
}
