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
package io.github.camelwecom.kf.reference;

import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.model.UpgradeGroupChat;
import io.github.camelwecom.kf.model.UpgradeGroupChatServiceRequest;
import io.github.camelwecom.kf.model.UpgradeMember;
import io.github.camelwecom.kf.model.UpgradeMemberServiceRequest;
import io.github.camelwecom.kf.model.UpgradeServiceRequest;

/** Sessions, customers and the upgrade service, in Java. */
final class SessionSnippets extends JavaSnippets {

    SessionSnippets(String name) {
        super(name);
    }

    void serviceStateGet() {
        // snippet: serviceStateGet
        from("direct:serviceStateGet")
                .to("wecom-kf:serviceStateGet")
                .log("${body.serviceState}, with ${body.servicerUserId}");
        // end
    }

    void serviceStateTrans() {
        // snippet: serviceStateTrans
        from("direct:serviceStateTrans")
                .to("wecom-kf:serviceStateTrans?serviceState=3&servicerUserId=zhangsan");
        // end
    }

    void serviceStateTransQueue() {
        // snippet: serviceStateTransQueue
        from("direct:serviceStateTransQueue")
                .to("wecom-kf:serviceStateTrans?serviceState=2");
        // end
    }

    void customerBatchGet() {
        // snippet: customerBatchGet
        from("direct:customerBatchGet")
                .setBody(constant(new CustomerBatchGetRequest(null, 1)))
                .to("wecom-kf:customerBatchGet")
                .split(simple("${body.customerList}"))
                .log("${body.externalUserId} is known")
                .end();
        // end
    }

    void upgradeServiceConfig() {
        // snippet: upgradeServiceConfig
        from("direct:upgradeServiceConfig")
                .to("wecom-kf:upgradeServiceConfig")
                .log("Specialists: ${body.memberRange.userIds}");
        // end
    }

    void upgradeService() {
        // snippet: upgradeService
        from("direct:upgradeService")
                .setBody(constant(
                        UpgradeServiceRequest.of(null, null, new UpgradeMember("zhangsan", "He knows all about returns."))))
                .to("wecom-kf:upgradeService");
        // end
    }

    void upgradeMemberService() {
        // snippet: upgradeMemberService
        from("direct:upgradeMemberService")
                .setBody(constant(new UpgradeMemberServiceRequest(
                        null, null, new UpgradeMember("zhangsan", "He knows all about returns."))))
                .to("wecom-kf:upgradeMemberService");
        // end
    }

    void upgradeGroupChatService() {
        // snippet: upgradeGroupChatService
        from("direct:upgradeGroupChatService")
                .setBody(constant(new UpgradeGroupChatServiceRequest(
                        null, null, new UpgradeGroupChat("wrGroupOfFans", "Meet others."))))
                .to("wecom-kf:upgradeGroupChatService");
        // end
    }

    void upgradeServiceCancel() {
        // snippet: upgradeServiceCancel
        from("direct:upgradeServiceCancel")
                .to("wecom-kf:upgradeServiceCancel");
        // end
    }
}
