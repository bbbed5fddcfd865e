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
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.UpgradeTargets;

/** Whom and what customers may be recommended (doc/96422). */
final class UpgradeServiceConfig implements JsonOperation {

    @Override
    public String path() {
        return "kf/customer/get_upgrade_service_config";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        UpgradeTargets targets = corp.upgradeTargets();
        ObjectNode members = reply.putObject("member_range");
        targets.userIds().forEach(members.putArray("userid_list")::add);
        targets.departmentIds().forEach(members.putArray("department_id_list")::add);
        targets.chatIds().forEach(reply.putObject("groupchat_range").putArray("chat_id_list")::add);
    }
}
