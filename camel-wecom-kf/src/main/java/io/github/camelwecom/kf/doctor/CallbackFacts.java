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
package io.github.camelwecom.kf.doctor;

import java.time.Instant;

import io.github.camelwecom.kf.callback.CallbackStatistics;

/**
 * What the running application knows of its callbacks.
 *
 * @param statistics how they ended; {@code null} where nobody takes any
 * @param last       when the last one came; {@code null} where none did, or nobody wrote it down
 */
public record CallbackFacts(CallbackStatistics statistics, Instant last) {
}
