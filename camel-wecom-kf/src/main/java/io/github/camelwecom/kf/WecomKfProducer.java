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

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.operation.OperationCall;
import io.github.camelwecom.kf.operation.OperationCalls;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Calls one operation for each exchange. What it gives becomes the body.
 */
final class WecomKfProducer extends DefaultProducer {

    private final String operation;
    private final AtomicReference<Calls> calls = new AtomicReference<>();
    private Optional<ClientLease> held = Optional.empty();

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
        held = getEndpoint().leaseClient();
        // what cannot be called is to be told of now
        calls(held);
    }

    @Override
    protected void doStop() throws Exception {
        held.ifPresent(ClientLease::close);
        held = Optional.empty();
        super.doStop();
    }

    /** Holds the client itself: Camel's cache of producers may stop this one at any time, for want of room. */
    @Override
    public void process(Exchange exchange) throws Exception {
        // taken away, so that it does not turn the next wecom-kf endpoint of the route into something else
        String override = exchange.getMessage().getHeader(WecomKfConstants.OPERATION, String.class);
        exchange.getMessage().removeHeader(WecomKfConstants.OPERATION);
        Optional<ClientLease> lease = getEndpoint().leaseClient();
        try {
            OperationCall call = calls(lease).of(override == null ? operation : override);
            exchange.getMessage().setBody(call.call(exchange));
        } finally {
            lease.ifPresent(ClientLease::close);
        }
    }

    private OperationCalls calls(Optional<ClientLease> lease) {
        Optional<KfClient> client = lease.map(ClientLease::client);
        return calls.updateAndGet(known -> known != null && known.client().equals(client)
                ? known : new Calls(client, getEndpoint().operationCalls(client)))
                .operations();
    }

    /** What can be called with this client. */
    private record Calls(Optional<KfClient> client, OperationCalls operations) {
    }
}
