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
package io.github.camelwecom.kf.sandbox.journal;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that an API client sent and the customer sees.
 *
 * @param msgId    the id the API answered with
 * @param msgType  as sent, such as {@code text}
 * @param body     the object of that name in the request, as the customer sees it: what the platform shortens is
 *                 shortened
 * @param openKfId the account that wrote
 * @param time     when, by the sandbox's clock
 */
public record ReceivedMessage(String msgId, String msgType, JsonNode body, String openKfId, Instant time) {

    /** The words of a text message; empty for every other type. */
    public String text() {
        return body.path("content").asText();
    }
}
