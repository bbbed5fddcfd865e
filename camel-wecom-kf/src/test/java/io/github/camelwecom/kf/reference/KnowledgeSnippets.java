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

import io.github.camelwecom.kf.model.AddKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.AddKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.DelKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.DelKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.KnowledgeAnswer;
import io.github.camelwecom.kf.model.ListKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.ModKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ModKnowledgeIntentRequest;

/** The knowledge base, in Java. */
final class KnowledgeSnippets extends JavaSnippets {

    KnowledgeSnippets(String name) {
        super(name);
    }

    void addKnowledgeGroup() {
        // snippet: addKnowledgeGroup
        from("direct:addKnowledgeGroup")
                .setBody(constant(new AddKnowledgeGroupRequest("Delivery")))
                .to("wecom-kf:addKnowledgeGroup")
                .log("Group ${body.groupId}");
        // end
    }

    void delKnowledgeGroup() {
        // snippet: delKnowledgeGroup
        from("direct:delKnowledgeGroup")
                .setBody(exchange -> new DelKnowledgeGroupRequest(exchange.getMessage().getHeader("groupId", String.class)))
                .to("wecom-kf:delKnowledgeGroup");
        // end
    }

    void modKnowledgeGroup() {
        // snippet: modKnowledgeGroup
        from("direct:modKnowledgeGroup")
                .setBody(exchange -> new ModKnowledgeGroupRequest(
                        exchange.getMessage().getHeader("groupId", String.class), "Shipping"))
                .to("wecom-kf:modKnowledgeGroup");
        // end
    }

    void listKnowledgeGroup() {
        // snippet: listKnowledgeGroup
        from("direct:listKnowledgeGroup")
                .to("wecom-kf:listKnowledgeGroup?fetchAll=true")
                .split(simple("${body.groupList}"))
                .log("${body.groupId} is ${body.name}")
                .end();
        // end
    }

    void addKnowledgeIntent() {
        // snippet: addKnowledgeIntent
        from("direct:addKnowledgeIntent")
                .setBody(exchange -> AddKnowledgeIntentRequest.of(exchange.getMessage().getHeader("groupId", String.class),
                        "When are you open?", KnowledgeAnswer.of("From 9 to 5.")).similar("What are your hours?"))
                .to("wecom-kf:addKnowledgeIntent")
                .log("Entry ${body.intentId}");
        // end
    }

    void delKnowledgeIntent() {
        // snippet: delKnowledgeIntent
        from("direct:delKnowledgeIntent")
                .setBody(exchange -> new DelKnowledgeIntentRequest(exchange.getMessage().getHeader("intentId", String.class)))
                .to("wecom-kf:delKnowledgeIntent");
        // end
    }

    void modKnowledgeIntent() {
        // snippet: modKnowledgeIntent
        from("direct:modKnowledgeIntent")
                .setBody(exchange -> ModKnowledgeIntentRequest.of(exchange.getMessage().getHeader("intentId", String.class))
                        .answer(KnowledgeAnswer.of("From 8 to 6.")))
                .to("wecom-kf:modKnowledgeIntent");
        // end
    }

    void listKnowledgeIntent() {
        // snippet: listKnowledgeIntent
        from("direct:listKnowledgeIntent")
                .setBody(exchange -> ListKnowledgeIntentRequest
                        .ofGroup(exchange.getMessage().getHeader("groupId", String.class)))
                .to("wecom-kf:listKnowledgeIntent?fetchAll=true")
                .log("${body.intentList.size()} entries");
        // end
    }
}
