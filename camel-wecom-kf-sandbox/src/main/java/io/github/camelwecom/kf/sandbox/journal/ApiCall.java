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
 * One call of the API, as the sandbox saw and answered it.
 *
 * @param time      when it arrived, by the sandbox's clock
 * @param operation the path after {@code /cgi-bin/}, such as {@code kf/sync_msg}
 * @param query     the query without {@code access_token} and {@code corpsecret}; empty when nothing else was there
 * @param request   the JSON body; missing when there was none or it was not a JSON object
 * @param reply     the JSON answer, an access token in it blanked out; missing when the answer was a medium, or a fault
 *                  left no JSON answer
 */
public record ApiCall(Instant time, String operation, String query, JsonNode request, JsonNode reply) {

    /**
     * The errcode the caller saw.
     *
     * @return {@code null} when there was no JSON answer
     */
    public Integer errcode() {
        return reply.has("errcode") ? Integer.valueOf(reply.get("errcode").intValue()) : null;
    }
}
