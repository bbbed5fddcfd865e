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

import java.util.Arrays;
import java.util.stream.Collectors;

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
import org.apache.hc.core5.http.Method;

/** The operations of the API, and all there is to know to call each. */
public enum KfOperation {

    /** Pulls messages and events (doc/94670). */
    SYNC_MSG("syncMsg", Method.POST, "kf/sync_msg", SyncMsgRequest.class, SyncMsgReply.class, Repetition.SAFE) {
        @Override
        KfReply read(ObjectNode json) {
            return SyncMsgReply.read(json);
        }
    },

    /** Sends a message to a customer (doc/94677). */
    SEND_MSG("sendMsg", Method.POST, "kf/send_msg", SendMsgRequest.class, SendMsgReply.class, Repetition.SAFE_WITH_MSG_ID),

    /** Sends the one message an event allows (doc/95122). */
    SEND_MSG_ON_EVENT(
                      "sendMsgOnEvent", Method.POST, "kf/send_msg_on_event", SendMsgOnEventRequest.class,
                      SendMsgOnEventReply.class, Repetition.SAFE_WITH_MSG_ID),

    /** Lists the accounts (doc/94661). */
    ACCOUNT_LIST(
                 "accountList", Method.POST, "kf/account/list", AccountListRequest.class, AccountListReply.class,
                 Repetition.SAFE),

    /** Profiles of customers (doc/95159). */
    CUSTOMER_BATCH_GET(
                       "customerBatchGet", Method.POST, "kf/customer/batchget", CustomerBatchGetRequest.class,
                       CustomerBatchGetReply.class, Repetition.SAFE),

    /** State of a session (doc/94669). */
    SERVICE_STATE_GET(
                      "serviceStateGet", Method.POST, "kf/service_state/get", ServiceStateGetRequest.class,
                      ServiceStateGetReply.class, Repetition.SAFE),

    /** Changes the state of a session (doc/94669). */
    SERVICE_STATE_TRANS(
                        "serviceStateTrans", Method.POST, "kf/service_state/trans", ServiceStateTransRequest.class,
                        ServiceStateTransReply.class, Repetition.UNSAFE);

    private final String operationName;
    private final Method method;
    private final String path;
    private final Class<?> requestType;
    private final Class<? extends KfReply> replyType;
    private final Repetition repetition;

    KfOperation(String operationName, Method method, String path, Class<?> requestType, Class<? extends KfReply> replyType,
                Repetition repetition) {
        this.operationName = operationName;
        this.method = method;
        this.path = path;
        this.requestType = requestType;
        this.replyType = replyType;
        this.repetition = repetition;
    }

    /** Name in endpoint URIs and error texts, such as {@code sendMsg}. */
    public String operationName() {
        return operationName;
    }

    /** HTTP method. */
    public Method method() {
        return method;
    }

    /**
     * The operation of a name.
     *
     * @throws IllegalArgumentException when there is none of that name; says which there are
     */
    public static KfOperation of(String operationName) {
        return Arrays.stream(values()).filter(operation -> operation.operationName.equals(operationName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no operation " + operationName + ". The operations are "
                                                                + Arrays.stream(values()).map(KfOperation::operationName)
                                                                        .collect(Collectors.joining(", "))));
    }

    /** Path below {@code /cgi-bin/}. */
    public String path() {
        return path;
    }

    /** Record of the request. */
    public Class<?> requestType() {
        return requestType;
    }

    /** Record of the reply. */
    public Class<? extends KfReply> replyType() {
        return replyType;
    }

    /** Whether a call that may have been carried out can be made again. */
    public Repetition repetition() {
        return repetition;
    }

    KfReply read(ObjectNode json) throws JsonProcessingException {
        return KfJson.reply(json, replyType);
    }

    /** Whether a call that may have been carried out can be made again. */
    public enum Repetition {

        /** Yes: it changes nothing. */
        SAFE,

        /** Yes, because the message has an id by which the platform refuses it the second time (doc/94677). */
        SAFE_WITH_MSG_ID,

        /** No. */
        UNSAFE
    }
}
