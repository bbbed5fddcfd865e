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

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.callback.CallbackOpener;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Callbacks that come in some other way than through a consumer of ours: the query parameters are taken from headers of
 * their names, the body is the callback's.
 */
final class CallbackCalls {

    private static final List<String> PARAMETERS = List.of("msg_signature", "timestamp", "nonce", "echostr");

    private final CallbackOpener opener;

    CallbackCalls(CallbackOpener opener) {
        this.opener = opener;
    }

    /** The plain text to answer the platform's verification with. */
    String verifyUrl(Exchange exchange) {
        return opener.verifyUrl(parameters(exchange.getMessage()));
    }

    /** The callback, verified and decrypted. */
    Object getCallbackMessage(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        return opener.open(parameters(message), Utf8Body.of(message));
    }

    private static Map<String, String> parameters(Message message) {
        Map<String, String> parameters = new HashMap<>();
        for (String name : PARAMETERS) {
            String value = message.getHeader(name, String.class);
            if (value != null) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }
}
