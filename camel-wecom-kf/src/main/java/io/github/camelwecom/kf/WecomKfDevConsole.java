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

import io.github.camelwecom.kf.database.ReaderReport;
import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.watch.AccountFact;
import io.github.camelwecom.kf.watch.ConsumerReport;
import org.apache.camel.Consumer;
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
        consumers().forEach(consumer -> {
            ConsumerReport report = consumer.report();
            text.append(String.format("%n    Route Id: %s", consumer.getRouteId()));
            text.append(String.format("%n    From: %s", uri(consumer)));
            report.reader().ifPresent(reader -> text.append(String.format("%n    Reader: %s (%s, since %s, until %s)",
                    reader.holder(), reader.isUs() ? "here" : "another node", reader.since(), reader.until())));
            report.problem().ifPresent(problem -> text.append(String.format("%n    Problem: %s", problem)));
            report.lastCallback().ifPresent(at -> text.append(String.format("%n    Last Callback: %s", at)));
            text.append(String.format("%n    Unannounced Messages: %d", report.unannounced()));
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
        consumers().forEach(consumer -> consumers.add(json(consumer)));
        JsonObject root = new JsonObject();
        root.put("wecomKfConsumers", consumers);
        return root;
    }

    private static JsonObject json(WecomKfSyncConsumer consumer) {
        ConsumerReport report = consumer.report();
        JsonArray accounts = new JsonArray();
        report.accounts().forEach(account -> accounts.add(json(account)));
        JsonObject json = new JsonObject();
        json.put("routeId", consumer.getRouteId());
        json.put("uri", uri(consumer));
        report.reader().ifPresent(reader -> json.put("reader", json(reader)));
        report.problem().ifPresent(problem -> json.put("problem", problem));
        report.lastCallback().ifPresent(at -> json.put("lastCallback", at.toString()));
        json.put("unannounced", report.unannounced());
        json.put("accounts", accounts);
        return json;
    }

    private static JsonObject json(ReaderReport reader) {
        JsonObject json = new JsonObject();
        json.put("holder", reader.holder());
        json.put("here", reader.isUs());
        json.put("since", reader.since().toString());
        json.put("until", reader.until().toString());
        return json;
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

    /** Those of routes, and those that others have started for a route, as camel-master does. */
    private Stream<WecomKfSyncConsumer> consumers() {
        Stream<Consumer> ofRoutes = getCamelContext().getRoutes().stream().map(Route::getConsumer);
        Stream<Consumer> started = getCamelContext().getComponentNames().stream().map(getCamelContext()::hasComponent)
                .filter(WecomKfComponent.class::isInstance)
                .flatMap(component -> ((WecomKfComponent) component).startedConsumers().stream());
        return Stream.concat(ofRoutes, started).filter(WecomKfSyncConsumer.class::isInstance)
                .map(WecomKfSyncConsumer.class::cast).distinct();
    }

    private static String uri(Consumer consumer) {
        return URISupport.sanitizeUri(consumer.getEndpoint().getEndpointUri());
    }
}
