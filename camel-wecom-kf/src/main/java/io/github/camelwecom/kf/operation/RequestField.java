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

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.KfJson;
import org.apache.camel.Exchange;

/**
 * The fields of requests that are filled in when the body does not say them: from a header, else from an option.
 */
enum RequestField {

    OPEN_KFID("open_kfid", WecomKfConstants.OPEN_KF_ID, OperationOptions::openKfId),
    TOUSER("touser", WecomKfConstants.EXTERNAL_USER_ID, OperationOptions::externalUserId),
    EXTERNAL_USERID("external_userid", WecomKfConstants.EXTERNAL_USER_ID, OperationOptions::externalUserId),
    EXTERNAL_USERID_LIST("external_userid_list", WecomKfConstants.EXTERNAL_USER_ID, OperationOptions::externalUserId),
    CODE("code", WecomKfConstants.CODE, none -> null),
    TOKEN("token", WecomKfConstants.CALLBACK_TOKEN, none -> null),
    SERVICE_STATE("service_state", null, OperationOptions::serviceState),
    SERVICER_USERID("servicer_userid", null, OperationOptions::servicerUserId);

    private final String jsonName;
    private final String header;
    private final Function<OperationOptions, Object> option;

    RequestField(String jsonName, String header, Function<OperationOptions, Object> option) {
        this.jsonName = jsonName;
        this.header = header;
        this.option = option;
    }

    String jsonName() {
        return jsonName;
    }

    void fill(ObjectNode request, Exchange exchange, OperationOptions options) {
        Object value = request.hasNonNull(jsonName) ? null : value(exchange, options);
        if (value != null) {
            request.set(jsonName, KfJson.tree(this == EXTERNAL_USERID_LIST ? List.of(value) : value));
        }
    }

    private Object value(Exchange exchange, OperationOptions options) {
        // as text, for a broker may have made it bytes
        String fromHeader = header == null ? null : exchange.getMessage().getHeader(header, String.class);
        return fromHeader == null ? option.apply(options) : fromHeader;
    }
}
