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

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.client.check.RequestValidator;
import io.github.camelwecom.kf.client.check.Violation;

/**
 * Sends only what the documentation allows.
 */
final class DocumentedLimits implements RequestCheck {

    @Override
    public void check(KfOperation operation, JsonNode request) {
        List<Violation> violations = RequestValidator.violations(operation.requestType(), request);
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(operation.operationName(), violations, operation.docPage());
        }
    }

    @Override
    public void checkMedia(String operation, MediaLimits limits, MediaSource file) {
        limits.check(operation, file);
    }
}
