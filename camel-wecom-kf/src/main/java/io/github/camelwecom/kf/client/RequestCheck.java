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

import com.fasterxml.jackson.databind.JsonNode;

/** Looks at a request before it is sent. */
@FunctionalInterface
interface RequestCheck {

    /** Leaves every judgement to the platform. */
    RequestCheck NONE = (operation, request) -> {
    };

    /**
     * Looks at a request.
     *
     * @throws InvalidRequestException when it shall not be sent
     */
    void check(KfOperation operation, JsonNode request);

    /**
     * Looks at a file before it is uploaded.
     *
     * @throws WecomKfException when it shall not be uploaded
     */
    default void checkMedia(String operation, MediaLimits limits, MediaSource file) {
        // left to the platform
    }
}
