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

/**
 * What is known of a kept message without reading it.
 *
 * @param messageKey what the message is remembered by
 * @param customer   whose message it is, empty for none
 * @param bytes      how much its JSON takes where it is kept
 * @param parking    why it was set aside, null while it only waits to be handed out again
 */
public record KeptEntry(String messageKey, String customer, int bytes, Parking parking) {

    KeptEntry with(Parking newParking) {
        return new KeptEntry(messageKey, customer, bytes, newParking);
    }
}
