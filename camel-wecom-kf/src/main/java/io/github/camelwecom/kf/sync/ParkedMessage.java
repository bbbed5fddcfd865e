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

import java.time.Instant;

/**
 * A message that is set aside.
 *
 * @param openKfId  its account
 * @param messageId what it is remembered by, its msgid where it has one
 * @param customer  whose it is, empty when it concerns no customer
 * @param at        when it was set aside
 * @param failures  how often its route had failed
 * @param reason    why it failed last: the class of an exception, or the refusal of the platform
 */
public record ParkedMessage(String openKfId, String messageId, String customer, Instant at, int failures, String reason) {
}
