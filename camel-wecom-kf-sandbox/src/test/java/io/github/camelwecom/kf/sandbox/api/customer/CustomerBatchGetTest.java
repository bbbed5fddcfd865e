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

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

class CustomerBatchGetTest extends SandboxTestSupport {

    @Test
    void describesCustomersInContactAndNamesTheOthers() {
        SandboxCustomer known = sandbox.customer().named("张三");
        known.enters("qr", "a b");
        sandbox.customer("wm-silent");

        JsonNode reply = client.call("kf/customer/batchget", "{\"external_userid_list\":[\"wm-silent\",\"" + known.id()
                                                             + "\",\"wm-none\"],\"need_enter_session_context\":1}");

        assertThat(reply.get("customer_list")).hasSize(1);
        JsonNode profile = reply.get("customer_list").get(0);
        assertThat(profile.get("external_userid").asText()).isEqualTo(known.id());
        assertThat(profile.get("nickname").asText()).isEqualTo("张三");
        assertThat(profile.get("enter_session_context").get("scene").asText()).isEqualTo("qr");
        assertThat(reply.get("invalid_external_userid")).extracting(JsonNode::asText)
                .containsExactly("wm-silent", "wm-none");
    }

    @Test
    void forgetsACustomerAfter48HoursOfSilence() {
        SandboxCustomer customer = sandbox.customer("wm-gone");
        customer.says("hi");
        sandbox.clock().advance(Duration.ofHours(48).plusSeconds(1));

        assertThat(client.call("kf/customer/batchget", "{\"external_userid_list\":[\"wm-gone\"]}").get("customer_list"))
                .isEmpty();
    }

    @Test
    void refusesAnEmptyList() {
        assertThat(errcode(client.call("kf/customer/batchget", "{\"external_userid_list\":[]}"))).isEqualTo(40058);
        assertThat(errcode(client.call("kf/customer/batchget", "{}"))).isEqualTo(40063);
    }
}
