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
package io.github.camelwecom.kf.operation;

import io.github.camelwecom.kf.client.MediaType;
import io.github.camelwecom.kf.model.send.SendMsgType;

/**
 * What the options of an endpoint say about its operations, as they were when its producer started.
 *
 * @param openKfId       the account, for requests that name none; {@code null} for none
 * @param externalUserId the customer, likewise
 * @param serviceState   the state to change a session to, likewise
 * @param servicerUserId the servicer to hand a customer to, likewise
 * @param msgType        what a body that is sent is; {@code null} when it is the whole request
 * @param splitLongText  whether a text that is too long for one message is sent in several
 * @param answerOnce     whether an answer is sent under an id derived from the message that it answers
 * @param mediaType      what a body is uploaded as
 * @param fetchAll       whether lists are fetched page by page and given as one
 * @param sceneParam     what is appended to the link to an account; {@code null} for nothing
 */
public record OperationOptions(
        String openKfId, String externalUserId, Integer serviceState, String servicerUserId, SendMsgType msgType,
        boolean splitLongText, boolean answerOnce, MediaType mediaType, boolean fetchAll, String sceneParam) {
}
