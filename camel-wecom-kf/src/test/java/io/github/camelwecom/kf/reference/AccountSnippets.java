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

import java.util.List;

import io.github.camelwecom.kf.model.AccountAddRequest;
import io.github.camelwecom.kf.model.AccountUpdateRequest;
import io.github.camelwecom.kf.model.AddContactWayRequest;
import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.ReceptionistAddRequest;
import io.github.camelwecom.kf.model.ReceptionistDelRequest;

/** Accounts and servicers, in Java. */
final class AccountSnippets extends JavaSnippets {

    AccountSnippets(String name) {
        super(name);
    }

    void accountAdd() {
        // snippet: accountAdd
        from("direct:accountAdd")
                .to("wecom-kf:mediaUpload?mediaType=image")
                .setBody(exchange -> new AccountAddRequest(
                        "Orders", exchange.getMessage().getBody(MediaUploadReply.class).mediaId()))
                .to("wecom-kf:accountAdd")
                .log("New account ${body.openKfId}");
        // end
    }

    void accountDel() {
        // snippet: accountDel
        from("direct:accountDel")
                .to("wecom-kf:accountDel?openKfId={{kf.account}}");
        // end
    }

    void accountUpdate() {
        // snippet: accountUpdate
        from("direct:accountUpdate")
                .setBody(constant(AccountUpdateRequest.rename(null, "Returns")))
                .to("wecom-kf:accountUpdate?openKfId={{kf.account}}");
        // end
    }

    void accountList() {
        // snippet: accountList
        from("direct:accountList")
                .to("wecom-kf:accountList?fetchAll=true")
                .split(simple("${body.accountList}"))
                .log("${body.name} is ${body.openKfId}")
                .end();
        // end
    }

    void addContactWay() {
        // snippet: addContactWay
        from("direct:addContactWay")
                .setBody(constant(new AddContactWayRequest(null, "website")))
                .toD("wecom-kf:addContactWay?openKfId={{kf.account}}&sceneParam=order ${header.orderNumber}")
                .log("Put behind the button on the order page: ${body.url}");
        // end
    }

    void receptionistAdd() {
        // snippet: receptionistAdd
        from("direct:receptionistAdd")
                .setBody(constant(new ReceptionistAddRequest(null, List.of("zhangsan", "lisi"), List.of(2))))
                .to("wecom-kf:receptionistAdd?openKfId={{kf.account}}")
                .split(simple("${body.resultList}"))
                .log("${body.userId} ${body.departmentId}: ${body.errcode}")
                .end();
        // end
    }

    void receptionistDel() {
        // snippet: receptionistDel
        from("direct:receptionistDel")
                .setBody(constant(ReceptionistDelRequest.users(null, "zhangsan")))
                .to("wecom-kf:receptionistDel?openKfId={{kf.account}}");
        // end
    }

    void receptionistList() {
        // snippet: receptionistList
        from("direct:receptionistList")
                .to("wecom-kf:receptionistList?openKfId={{kf.account}}")
                .split(simple("${body.servicerList}"))
                .log("${body.userId} has status ${body.status}")
                .end();
        // end
    }
}
