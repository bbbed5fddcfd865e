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

/**
 * One HTTP request to the application's callback URL.
 *
 * @param time    when it was sent, by the sandbox's clock
 * @param url     where to, without the query
 * @param number  1 for the first attempt of a callback, 2 for its first repetition, …
 * @param status  the HTTP status of the answer; {@code null} when there was none
 * @param failure why there was no answer; {@code null} when there was one
 */
public record CallbackAttempt(Instant time, String url, int number, Integer status, String failure) {

    /** Whether the platform takes the callback as delivered: HTTP 200 and nothing else (doc/96466). */
    public boolean delivered() {
        return status != null && status == 200;
    }
}
