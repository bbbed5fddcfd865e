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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sync.ParkedMessage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;

import static org.awaitility.Awaitility.await;

/**
 * A corp in a sandbox, where a customer has just written, and an application that is connected with it. An exchange is
 * sent as in the route of a consumer, about that customer.
 */
final class Stage implements AutoCloseable {

    private final KfSandbox sandbox = KfSandbox.start();
    private final SandboxAccount account = sandbox.account("Service");
    private final SandboxCustomer customer = sandbox.customer().named("Anna");
    private final StageHost host;
    private final Path directory;
    private final Map<String, Object> headers = new HashMap<>();
    private Object body;

    /**
     * @param directory an empty one, for the files of the routes
     * @param kind      of application that runs them
     */
    Stage(Path directory, StageHost.Kind kind) throws Exception {
        this.directory = directory;
        customer.says("Is anybody there?");
        SampleFiles.writeTo(directory.resolve("files"));
        header(WecomKfConstants.OPEN_KF_ID, account.openKfId());
        header(WecomKfConstants.EXTERNAL_USER_ID, customer.id());
        host = kind.start(sandbox, directory.resolve("state"), properties());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("kf.account", account.openKfId());
        properties.setProperty("kf.files", directory.resolve("files").toString());
        properties.setProperty("kf.downloads", downloads().toString());
        return properties;
    }

    /** Serves HTTP on a free port, and lets the platform call back there. */
    void serve(String callbackPath) throws Exception {
        sandbox.callbackUrl(host.serve().resolve(callbackPath));
    }

    /** Reads what the customer wrote, and waits for news. */
    void read() {
        try {
            serve("/wecom/kf/callback");
            context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("wecom-kf:syncMsg").to("log:read");
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read", e);
        }
        await().until(() -> !sandbox().journal("kf/sync_msg").isEmpty());
    }

    /** Reads what the customer wrote with a route that does not work at first, so that it is set aside. */
    void readInVain() {
        try {
            serve("/wecom/kf/callback");
            context().addRoutes(inVain());
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read", e);
        }
        await().until(() -> !parked().isEmpty());
        header(WecomKfConstants.MESSAGE_ID, ((ParkedMessage) parked().get(0)).messageId());
    }

    private static RouteBuilder inVain() {
        AtomicInteger tries = new AtomicInteger();
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:syncMsg?maximumRedeliveries=0")
                        .filter(exchange -> tries.getAndIncrement() == 0)
                        .throwException(new IllegalStateException("There is no such order"));
            }
        };
    }

    /** The messages that are set aside. */
    List<?> parked() {
        return call("wecom-kf:parked", null, List.class);
    }

    /** Calls an operation in order to prepare another. */
    <T> T call(String uri, Object request, Class<T> replyType) {
        try (ProducerTemplate template = context().createProducerTemplate()) {
            return template.requestBodyAndHeaders(uri, request, headers, replyType);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot prepare by " + uri, e);
        }
    }

    /** Sends the exchange. */
    Exchange play(String uri) throws Exception {
        try (ProducerTemplate template = context().createProducerTemplate()) {
            return template.request(uri, exchange -> {
                exchange.getMessage().setBody(body);
                exchange.getMessage().setHeaders(new HashMap<>(headers));
            });
        }
    }

    void header(String name, Object value) {
        headers.put(name, value);
    }

    void body(Object value) {
        body = value;
    }

    KfSandbox sandbox() {
        return sandbox;
    }

    SandboxAccount account() {
        return account;
    }

    SandboxCustomer customer() {
        return customer;
    }

    CamelContext context() {
        return host.context();
    }

    Path downloads() {
        return directory.resolve("downloads");
    }

    @Override
    public void close() {
        host.close();
        sandbox.close();
    }
}
