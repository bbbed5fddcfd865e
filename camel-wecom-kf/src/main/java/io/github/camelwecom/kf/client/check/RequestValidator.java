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

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Checks the JSON of a request against the documented limits, which are annotations of the operation's request record.
 * Where the documentation is not sure, or the platform adapts what it gets, the platform decides; so it does about
 * fields and message types that the records do not know.
 */
public final class RequestValidator {

    private RequestValidator() {
    }

    /** All that is wrong with a request of this type; empty when nothing is. */
    public static List<Violation> violations(Class<?> requestType, JsonNode request) {
        List<Violation> violations = new ArrayList<>();
        RecordRules.of(requestType).check(request, Findings.into(violations));
        return violations;
    }
}
