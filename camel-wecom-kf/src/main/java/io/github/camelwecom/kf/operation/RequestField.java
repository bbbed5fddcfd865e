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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.model.KfJson;
import org.apache.camel.Exchange;

/**
 * The fields of requests that are filled in when the body does not say them: from a header, else from an option.
 */
enum RequestField {

    OPEN_KFID("open_kfid", WecomKfConstants.OPEN_KF_ID, "openKfId", OperationOptions::openKfId),
    TOUSER("touser", WecomKfConstants.EXTERNAL_USER_ID, "externalUserId", OperationOptions::externalUserId),
    EXTERNAL_USERID("external_userid", WecomKfConstants.EXTERNAL_USER_ID, "externalUserId", OperationOptions::externalUserId),
    EXTERNAL_USERID_LIST("external_userid_list", WecomKfConstants.EXTERNAL_USER_ID, "externalUserId",
                         OperationOptions::externalUserId),
    CODE("code", WecomKfConstants.CODE, null, none -> null),
    TOKEN("token", WecomKfConstants.CALLBACK_TOKEN, null, none -> null),
    SERVICE_STATE("service_state", null, "serviceState", OperationOptions::serviceState),
    SERVICER_USERID("servicer_userid", null, "servicerUserId", OperationOptions::servicerUserId);

    private final String jsonName;
    private final String header;
    private final String option;
    private final Function<OperationOptions, Object> optionValue;

    /**
     * @param header {@code null} when none fills it
     * @param option the name of the one that fills it where there is no header; {@code null} when none does
     */
    RequestField(String jsonName, String header, String option, Function<OperationOptions, Object> optionValue) {
        this.jsonName = jsonName;
        this.header = header;
        this.option = option;
        this.optionValue = optionValue;
    }

    String jsonName() {
        return jsonName;
    }

    void fill(ObjectNode request, Exchange exchange, OperationOptions options) {
        Object value = value(exchange, options);
        if (value != null) {
            request.set(jsonName, KfJson.tree(this == EXTERNAL_USERID_LIST ? List.of(value) : value));
        }
    }

    private Object value(Exchange exchange, OperationOptions options) {
        String fromHeader = headerValue(exchange);
        return fromHeader == null ? optionValue.apply(options) : fromHeader;
    }

    private String headerValue(Exchange exchange) {
        // as text, for a broker may have made it bytes
        return header == null ? null : exchange.getMessage().getHeader(header, String.class);
    }

    /** Whether header and option both say something, and not the same. */
    boolean isContested(Exchange exchange, OperationOptions options) {
        Object fromOption = optionValue.apply(options);
        String fromHeader = fromOption == null ? null : headerValue(exchange);
        return fromHeader != null && !fromHeader.equals(fromOption);
    }

    /** Where a route can say it, other than in the body. */
    String sources() {
        return Stream.of(header == null ? null : "header " + header, option == null ? null : "option " + option)
                .filter(Objects::nonNull).collect(Collectors.joining(" or "));
    }

    String header() {
        return header;
    }

    String option() {
        return option;
    }
}
