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

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import org.apache.hc.core5.http.HttpStatus;

/**
 * What came as an answer, and what it means.
 *
 * @param status  HTTP status
 * @param json    the JSON object that came; empty when there came something else
 * @param secrets what its text may not be quoted with
 */
record Answer(int status, Optional<ObjectNode> json, KnownSecrets secrets) {

    static Answer of(int status, byte[] body, KnownSecrets secrets) {
        try {
            return new Answer(status, Optional.of(KfJson.parse(body)), secrets);
        } catch (IOException e) {
            // Its text would quote the answer.
            return new Answer(status, Optional.empty(), secrets);
        }
    }

    /** The platform's answer to a call that succeeded. */
    ObjectNode orThrow(String operation) {
        Optional<WecomKfException> refusal = refusal(operation);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (status != HttpStatus.SC_OK) {
            throw unexpectedStatus(operation);
        }
        return json.orElseThrow(() -> WecomKfException.badAnswer(
                operation, ErrorCategory.RETRYABLE,
                "the answer is not a JSON object; something between here and the platform may have answered instead", status));
    }

    /** The refusal that it is; empty when it is none. */
    Optional<WecomKfException> refusal(String operation) {
        return json.filter(fields -> fields.path("errcode").asInt() != 0)
                .map(fields -> WecomKfException.refused(
                        operation, fields.path("errcode").asInt(), secrets.quoted(fields.path("errmsg").asText()), status));
    }

    WecomKfException unexpectedStatus(String operation) {
        if (status >= HttpStatus.SC_SERVER_ERROR) {
            return WecomKfException.badAnswer(operation, ErrorCategory.RETRYABLE, "HTTP " + status, status);
        }
        if (status == HttpStatus.SC_TOO_MANY_REQUESTS) {
            return WecomKfException.badAnswer(operation, ErrorCategory.QUOTA, "HTTP " + status, status);
        }
        return WecomKfException.badAnswer(
                operation, ErrorCategory.PERMISSION,
                "HTTP " + status + ", which the platform does not give; check the base URI and the proxy", status);
    }
}
