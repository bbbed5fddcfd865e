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
package io.github.camelwecom.kf.sandbox.api.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.journal.UpgradeOffer;

/** Recommends a specialist or a customer group to a customer (doc/96422). */
final class UpgradeService implements JsonOperation {

    @Override
    public String path() {
        return "kf/customer/upgrade_service";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        String externalUserId = request.required("external_userid", Limits.EXTERNAL_USERID_BYTES);
        UpgradeOffer offer = offer(request);
        KfAccount account = corp.accounts().managed(openKfId);
        Customer customer = corp.customers().get(externalUserId);
        if (offer.type() == UpgradeOffer.MEMBER) {
            corp.upgradeTargets().requireMember(offer.target());
        } else {
            corp.upgradeTargets().requireGroupChat(offer.target());
        }
        corp.clientDesk().recommend(account, customer, offer);
    }

    private static UpgradeOffer offer(Fields request) {
        int type = request.requiredInt("type");
        return switch (type) {
            case UpgradeOffer.MEMBER -> offer(type, request.object("member"), "userid");
            case UpgradeOffer.GROUP_CHAT -> offer(type, request.object("groupchat"), "chat_id");
            default -> throw request.illegal("type", "must be 1 or 2");
        };
    }

    private static UpgradeOffer offer(int type, Fields target, String idName) {
        String id = target.required(idName, Limits.ANY_BYTES);
        return new UpgradeOffer(type, id, target.optional("wording", Limits.ANY_BYTES));
    }
}
