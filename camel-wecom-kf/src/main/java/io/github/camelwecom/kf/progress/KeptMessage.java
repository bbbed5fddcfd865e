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
package io.github.camelwecom.kf.progress;

import java.util.Objects;

/**
 * A message that is to be kept although it is not done, so that the cursor can move on without it.
 *
 * @param messageKey what the message is remembered by
 * @param customer   whose message it is, empty for none
 * @param json       the whole message as the platform sent it: customers' words, which belong in no log line and in no
 *                   exception
 */
public record KeptMessage(String messageKey, String customer, String json) {

    public KeptMessage {
        Objects.requireNonNull(messageKey, "messageKey");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(json, "json");
    }

    /** Without what the customer wrote. */
    @Override
    public String toString() {
        return "KeptMessage[" + messageKey + ", " + json.length() + " characters]";
    }
}
