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
package io.github.camelwecom.kf.database;

import java.util.List;

import io.github.camelwecom.kf.progress.KeptMessage;

/**
 * A row to be appended to an account's progress: a kept message, or lines about others.
 *
 * @param messageKey null for lines
 * @param customer   null for lines
 */
record ProgressRow(String messageKey, String customer, String content) {

    static ProgressRow of(KeptMessage message) {
        return new ProgressRow(message.messageKey(), message.customer(), message.json());
    }

    static ProgressRow of(List<String> lines) {
        return new ProgressRow(null, null, String.join("\n", lines));
    }

    /** Without what the customer wrote. */
    @Override
    public String toString() {
        return "ProgressRow[" + (messageKey == null ? "lines" : messageKey) + ", " + content.length() + " characters]";
    }
}
