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

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Customer;

/** Profiles of customers who were in contact within 48 hours (doc/96429). */
final class CustomerBatchGet implements JsonOperation {

    private static final int MAX_IDS = 100;

    @Override
    public String path() {
        return "kf/customer/batchget";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        List<String> ids = request.texts("external_userid_list", MAX_IDS);
        boolean withEntry = request.optionalInt("need_enter_session_context") == 1;
        List<Customer> customers = corp.customers().readable(ids);
        ArrayNode list = reply.putArray("customer_list");
        customers.forEach(customer -> describe(customer, withEntry, corp, list.addObject()));
        List<String> found = customers.stream().map(Customer::externalUserId).toList();
        ArrayNode invalid = reply.putArray("invalid_external_userid");
        ids.stream().filter(id -> !found.contains(id)).forEach(invalid::add);
    }

    private static void describe(Customer customer, boolean withEntry, Corp corp, ObjectNode profile) {
        profile.put("external_userid", customer.externalUserId()).put("nickname", customer.nickname())
                .put("avatar", "http://wx.qlogo.cn/mmhead/" + customer.externalUserId() + "/0").put("gender", 0);
        if (withEntry) {
            customer.recentEntry(corp.now()).ifPresent(entry -> profile.putObject("enter_session_context")
                    .put("scene", entry.scene()).put("scene_param", entry.sceneParam()));
        }
    }
}
