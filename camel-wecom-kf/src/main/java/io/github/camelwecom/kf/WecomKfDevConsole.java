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
package io.github.camelwecom.kf;

import java.util.Map;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sync.AccountReport;
import org.apache.camel.Route;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows the consumers of messages with their accounts.
 */
@DevConsole(name = WecomKfConstants.SCHEME, displayName = "WeCom KF", description = "Reading of WeCom KF accounts")
public class WecomKfDevConsole extends AbstractDevConsole {

    public WecomKfDevConsole() {
        super("camel", WecomKfConstants.SCHEME, "WeCom KF", "Reading of WeCom KF accounts");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        routes().forEach(route -> {
            ConsumerReport report = report(route);
            text.append(String.format("%n    Route Id: %s", route.getRouteId()));
            text.append(String.format("%n    From: %s", uri(route)));
            report.problem().ifPresent(problem -> text.append(String.format("%n    Problem: %s", problem)));
            report.accounts().forEach(account -> append(text, account));
            text.append('\n');
        });
        return text.toString();
    }

    private static void append(StringBuilder text, AccountReport account) {
        text.append(String.format("%n        Account: %s", account.openKfId()));
        for (AccountFact fact : AccountFact.values()) {
            Object value = fact.jsonValue(account);
            if (fact != AccountFact.OPEN_KF_ID && value != null) {
                text.append(String.format("%n            %s: %s", fact.key(), value));
            }
        }
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray consumers = new JsonArray();
        routes().forEach(route -> consumers.add(consumer(route)));
        JsonObject root = new JsonObject();
        root.put("wecomKfConsumers", consumers);
        return root;
    }

    private static JsonObject consumer(Route route) {
        ConsumerReport report = report(route);
        JsonArray accounts = new JsonArray();
        report.accounts().forEach(account -> accounts.add(json(account)));
        JsonObject consumer = new JsonObject();
        consumer.put("routeId", route.getRouteId());
        consumer.put("uri", uri(route));
        report.problem().ifPresent(problem -> consumer.put("problem", problem));
        consumer.put("accounts", accounts);
        return consumer;
    }

    private static JsonObject json(AccountReport account) {
        JsonObject json = new JsonObject();
        for (AccountFact fact : AccountFact.values()) {
            Object value = fact.jsonValue(account);
            if (value != null) {
                json.put(fact.key(), value);
            }
        }
        return json;
    }

    private Stream<Route> routes() {
        return getCamelContext().getRoutes().stream().filter(route -> route.getConsumer() instanceof WecomKfSyncConsumer);
    }

    private static ConsumerReport report(Route route) {
        return ((WecomKfSyncConsumer) route.getConsumer()).report();
    }

    private static String uri(Route route) {
        return URISupport.sanitizeUri(route.getEndpoint().getEndpointUri());
    }
}
