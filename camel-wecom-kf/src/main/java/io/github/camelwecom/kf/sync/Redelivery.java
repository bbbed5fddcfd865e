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
package io.github.camelwecom.kf.sync;

import io.github.camelwecom.kf.client.Backoff;

/**
 * How a message that failed is handed out again.
 *
 * @param pause       how long its customer waits after a failure
 * @param maximum     how often it is handed out again at most; negative for without end
 * @param onExhausted what becomes of it then
 */
public record Redelivery(Backoff pause, int maximum, OnExhausted onExhausted) {

    boolean isExhaustedAfter(int failures) {
        return maximum >= 0 && failures > maximum;
    }
}
