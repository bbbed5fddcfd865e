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

import java.time.Instant;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.callback.CallbackListener;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a route does with a callback that another node took, or a gateway.
 */
final class NewsCalls {

    private final CallbackListener consumers;
    private final String corpId;
    private final String openKfIdOption;

    /**
     * @param openKfIdOption the account, where neither body nor header says it; {@code null} for any account
     */
    NewsCalls(CallbackListener consumers, String corpId, String openKfIdOption) {
        this.consumers = consumers;
        this.corpId = corpId;
        this.openKfIdOption = openKfIdOption;
    }

    /** Hands it over, and leaves the body as it is. */
    Object announce(Exchange exchange) {
        Message message = exchange.getMessage();
        consumers.onNotice(message.getBody() instanceof CallbackNotice notice ? notice : notice(message));
        return message.getBody();
    }

    private CallbackNotice notice(Message message) {
        return new KfMsgOrEvent(
                corpId, Instant.now(), message.getHeader(WecomKfConstants.CALLBACK_TOKEN, String.class),
                message.getHeader(WecomKfConstants.OPEN_KF_ID, openKfIdOption, String.class), null);
    }
}
