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

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.KfOperation;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Calls one operation of the KF API for each exchange. The reply's record becomes the body.
 */
final class WecomKfProducer extends DefaultProducer {

    private final KfOperation operation;
    private final RequestFactory requests;
    private KfClient client;

    WecomKfProducer(WecomKfEndpoint endpoint, KfOperation operation) {
        super(endpoint);
        this.operation = operation;
        this.requests = new RequestFactory(endpoint.getConfiguration());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        WecomKfEndpoint endpoint = (WecomKfEndpoint) getEndpoint();
        client = endpoint.getComponent().clients().of(endpoint.getConfiguration());
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        KfOperation called = operation(exchange);
        JsonNode request = requests.create(called, exchange);
        exchange.getMessage().setBody(client.call(called, request));
    }

    private KfOperation operation(Exchange exchange) {
        // taken away, so that it does not turn the next wecom-kf endpoint of the route into something else
        Object override = exchange.getMessage().removeHeader(WecomKfConstants.OPERATION);
        return override == null ? operation : KfOperation.of(override.toString());
    }
}
