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

import io.github.camelwecom.kf.operation.OperationCall;
import io.github.camelwecom.kf.operation.OperationCalls;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Calls one operation for each exchange. What it gives becomes the body.
 */
final class WecomKfProducer extends DefaultProducer {

    private final String operation;
    /** Null while the producer is stopped. */
    private volatile Access access;

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
        // what cannot be called is to be told of now
        access = openAccess();
    }

    @Override
    protected void doStop() throws Exception {
        Access last = access;
        access = null;
        if (last != null) {
            last.close();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        // taken away, so that it does not turn the next wecom-kf endpoint of the route into something else
        String override = exchange.getMessage().getHeader(WecomKfConstants.OPERATION, String.class);
        exchange.getMessage().removeHeader(WecomKfConstants.OPERATION);
        try (Access current = currentAccess()) {
            OperationCall call = current.operations().of(override == null ? operation : override);
            exchange.getMessage().setBody(call.call(exchange));
        }
    }

    /** Camel's cache of producers may stop this one during a call, for want of room. */
    private Access currentAccess() {
        Access current = access;
        return current != null && current.retain() ? current : openAccess();
    }

    private Access openAccess() {
        Optional<ClientLease> lease = getEndpoint().leaseClient();
        try {
            return new Access(lease, getEndpoint().operationCalls(lease.map(ClientLease::client)));
        } catch (RuntimeException e) {
            lease.ifPresent(ClientLease::close);
            throw e;
        }
    }

    /** What can be called, with the client for it if there is one. */
    private record Access(Optional<ClientLease> lease, OperationCalls operations) implements AutoCloseable {

        boolean retain() {
            return lease.map(ClientLease::retain).orElse(true);
        }

        @Override
        public void close() {
            lease.ifPresent(ClientLease::close);
        }
    }
}
