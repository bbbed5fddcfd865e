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
 * What was done since the route was started.
 *
 * @param pages       pages of messages that were fetched
 * @param messages    messages that were processed
 * @param redelivered how often a message was handed out again: after a failure, or after a restart in the middle of it
 * @param skipped     messages that failed as often as they may and count as processed
 * @param parked      messages that failed as often as they may and were set aside
 * @param overtaken   messages that count as processed because their answer was no longer the bot's to give
 */
public record DeliveryCounts(long pages, long messages, long redelivered, long skipped, long parked, long overtaken) {

    public static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0, 0, 0, 0);

    public DeliveryCounts plus(DeliveryCounts other) {
        return new DeliveryCounts(
                pages + other.pages, messages + other.messages, redelivered + other.redelivered, skipped + other.skipped,
                parked + other.parked, overtaken + other.overtaken);
    }
}
