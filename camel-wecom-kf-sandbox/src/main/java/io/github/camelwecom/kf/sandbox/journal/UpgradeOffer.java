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

/**
 * The recommendation on a customer's page, made by upgrade_service.
 *
 * @param type    1 for a specialist, 2 for a customer group
 * @param target  the userid of the specialist, the chat_id of the group
 * @param wording empty when the client gave none
 */
public record UpgradeOffer(int type, String target, String wording) {

    /** {@code type} of a specialist (doc/96422). */
    public static final int MEMBER = 1;
    /** {@code type} of a customer group. */
    public static final int GROUP_CHAT = 2;
}
