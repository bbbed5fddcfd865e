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
package io.github.camelwecom.kf.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.limit.RequiredWhen;

/**
 * Request of upgrade_service (doc/94674): recommends a specialist or a customer group.
 *
 * @param openKfId       the account
 * @param externalUserId the customer
 * @param type           {@value #TYPE_MEMBER} a specialist, {@value #TYPE_GROUP_CHAT} a customer group
 * @param member         the specialist; needed for type {@value #TYPE_MEMBER}
 * @param groupChat      the customer group; needed for type {@value #TYPE_GROUP_CHAT}
 */
public record UpgradeServiceRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @Required @JsonProperty("external_userid") String externalUserId,
        @Required @Between(min = TYPE_MEMBER, max = TYPE_GROUP_CHAT) Integer type,
        @RequiredWhen(field = "type", is = "" + TYPE_MEMBER) UpgradeMember member,
        @RequiredWhen(field = "type", is = "" + TYPE_GROUP_CHAT) @JsonProperty("groupchat") UpgradeGroupChat groupChat) {

    /** Recommends a specialist. */
    public static final int TYPE_MEMBER = 1;
    /** Recommends a customer group. */
    public static final int TYPE_GROUP_CHAT = 2;

    /** Recommends a specialist. */
    public static UpgradeServiceRequest of(String openKfId, String externalUserId, UpgradeMember member) {
        return new UpgradeServiceRequest(openKfId, externalUserId, TYPE_MEMBER, member, null);
    }

    /** Recommends a customer group. */
    public static UpgradeServiceRequest of(String openKfId, String externalUserId, UpgradeGroupChat groupChat) {
        return new UpgradeServiceRequest(openKfId, externalUserId, TYPE_GROUP_CHAT, null, groupChat);
    }
}
