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
package io.github.camelwecom.kf.operation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.InvalidRequestException;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import org.apache.camel.Exchange;

/**
 * The operations of the API: the exchange says the request, the reply's record becomes the body.
 */
final class ApiCalls {

    private final KfClient client;
    private final RequestFactory requests;
    private final Map<KfOperation, CallPlan> plans;
    private final Optional<Answers> answers;

    ApiCalls(KfClient client, OperationOptions options) {
        this.client = client;
        this.requests = new RequestFactory(
                options, Optional.ofNullable(options.msgType()).map(type -> new MessageForm(type, client)));
        this.plans = plans(options);
        this.answers = options.answerOnce() ? Optional.of(new Answers(client)) : Optional.empty();
    }

    private static Map<KfOperation, CallPlan> plans(OperationOptions options) {
        Map<KfOperation, CallPlan> plans = new EnumMap<>(KfOperation.class);
        // how many items one call takes: doc/94646, doc/94647
        plans.put(KfOperation.RECEPTIONIST_ADD,
                new ListParts(Map.of("userid_list", 100, "department_id_list", 20), "result_list"));
        plans.put(KfOperation.RECEPTIONIST_DEL,
                new ListParts(Map.of("userid_list", 100, "department_id_list", 100), "result_list"));
        plans.put(KfOperation.GET_CORP_STATISTIC, new StatisticSpans());
        plans.put(KfOperation.GET_SERVICER_STATISTIC, new StatisticSpans());
        plans.put(KfOperation.ADD_CONTACT_WAY, new ContactWay(options.sceneParam()));
        if (options.fetchAll()) {
            plans.put(KfOperation.ACCOUNT_LIST, AllPages.byOffset("account_list", 100));
            plans.put(KfOperation.LIST_KNOWLEDGE_GROUP, AllPages.byCursor("group_list"));
            plans.put(KfOperation.LIST_KNOWLEDGE_INTENT, AllPages.byCursor("intent_list"));
        }
        if (options.splitLongText()) {
            plans.put(KfOperation.SEND_MSG, new LongTextParts());
        }
        return plans;
    }

    Object call(KfOperation operation, Exchange exchange) throws Exception {
        ObjectNode request = requests.create(operation, exchange);
        try {
            return call(operation, request, exchange);
        } catch (InvalidRequestException e) {
            throw e.withRemedies(field -> RequestRemedy.of(field, operation, request));
        }
    }

    private Object call(KfOperation operation, ObjectNode request, Exchange exchange) {
        CallPlan plan = plans.getOrDefault(operation, CallPlan.ONCE);
        if (operation == KfOperation.SEND_MSG && answers.isPresent()) {
            return answers.get().send(exchange, request, plan);
        }
        return plan.run(operation, request, part -> client.call(operation, part));
    }
}
