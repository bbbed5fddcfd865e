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

/**
 * What becomes of a message that failed as often as it may.
 */
public enum OnExhausted {
    /** It is set aside and kept, with the reason, until somebody gives it back or drops it; later messages go on. */
    PARK,
    /** It counts as processed. */
    SKIP,
    /** It stays the next one of its customer, who gets nothing more until the route is resumed or restarted. */
    STOP
}
