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
package io.github.camelwecom.kf.client.check;

import com.fasterxml.jackson.databind.JsonNode;

/** Checks a piece of a request, and all in it. */
@FunctionalInterface
interface JsonCheck {

    void check(JsonNode json, Findings findings);

    /** Whether there is something to check. The platform takes an empty text for none (40063). */
    static boolean isGiven(JsonNode json) {
        return !json.isMissingNode() && !json.isNull() && !(json.isTextual() && json.asText().isEmpty());
    }
}
