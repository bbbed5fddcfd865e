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

import io.github.camelwecom.kf.operation.OperationCall;
import io.github.camelwecom.kf.operation.OperationCalls;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Calls one operation for each exchange. What it gives becomes the body.
 */
final class WecomKfProducer extends DefaultProducer {

    private final String operation;
    private OperationCalls calls;

    WecomKfProducer(WecomKfEndpoint endpoint, String operation) {
        super(endpoint);
        this.operation = operation;
    }

    @Override
    public WecomKfEndpoint getEndpoint() {
        return (WecomKfEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        calls = getEndpoint().operationCalls();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        // and taken away, so that it does not turn the next wecom-kf endpoint of the route into something else
        String override = exchange.getMessage().getHeader(WecomKfConstants.OPERATION, String.class);
        exchange.getMessage().removeHeader(WecomKfConstants.OPERATION);
        OperationCall call = calls.of(override == null ? operation : override);
        exchange.getMessage().setBody(call.call(exchange));
    }
}
