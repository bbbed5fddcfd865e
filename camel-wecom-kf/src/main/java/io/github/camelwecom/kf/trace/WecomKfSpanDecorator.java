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
package io.github.camelwecom.kf.trace;

import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.WecomKfEndpoint;
import io.github.camelwecom.kf.client.WecomKfException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;
import org.apache.camel.util.ObjectHelper;

/**
 * Says on a span which operation it is, for which account, with which message, and what the platform refused it with.
 * Whose the message is it does not say: traces go to people and places that have nothing to do with customers.
 */
public final class WecomKfSpanDecorator extends AbstractSpanDecorator {

    static final String OPERATION = "wecom.kf.operation";
    static final String ACCOUNT = "wecom.kf.account";
    static final String MESSAGE_TYPE = "wecom.kf.message.type";
    static final String EVENT_TYPE = "wecom.kf.event.type";
    static final String ERRCODE = "wecom.kf.errcode";
    static final String ERROR_CATEGORY = "wecom.kf.error.category";

    private static final Pattern CUSTOMER = Pattern.compile("(externalUserId=)[^&]*");

    @Override
    public String getComponent() {
        return WecomKfConstants.SCHEME;
    }

    @Override
    public String getComponentClassName() {
        return "io.github.camelwecom.kf.WecomKfComponent";
    }

    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        return WecomKfConstants.SCHEME + ":" + operation(exchange, endpoint);
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(new WithoutCustomer(span), exchange, endpoint);
        span.setTag(OPERATION, operation(exchange, endpoint));
        tag(span, ACCOUNT, account(exchange, endpoint));
        tag(span, TagConstants.MESSAGE_ID, header(exchange, WecomKfConstants.MESSAGE_ID));
        tag(span, MESSAGE_TYPE, header(exchange, WecomKfConstants.MESSAGE_TYPE));
        tag(span, EVENT_TYPE, header(exchange, WecomKfConstants.EVENT_TYPE));
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        WecomKfException failure = ObjectHelper.getException(WecomKfException.class, exchange.getException());
        if (failure != null) {
            span.setTag(ERROR_CATEGORY, failure.getCategory().name());
            tag(span, ERRCODE, failure.getErrcode());
        }
    }

    /** A header wins, as in the producer. */
    private static String operation(Exchange exchange, Endpoint endpoint) {
        String override = header(exchange, WecomKfConstants.OPERATION);
        return override == null ? ((WecomKfEndpoint) endpoint).getOperation() : override;
    }

    private static String account(Exchange exchange, Endpoint endpoint) {
        String named = header(exchange, WecomKfConstants.OPEN_KF_ID);
        return named == null ? ((WecomKfEndpoint) endpoint).getConfiguration().getOpenKfId() : named;
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    private static void tag(Span span, String name, Object value) {
        if (value != null) {
            span.setTag(name, value.toString());
        }
    }

    /** The address of an endpoint may name the customer. */
    private record WithoutCustomer(Span span) implements Span {

        @Override
        public void setTag(String key, String value) {
            span.setTag(key, CUSTOMER.matcher(value).replaceAll("$1xxxxxx"));
        }

        @Override
        public void setComponent(String component) {
            span.setComponent(component);
        }

        @Override
        public void setError(boolean isError) {
            span.setError(isError);
        }

        @Override
        public void log(Map<String, String> fields) {
            span.log(fields);
        }
    }
}
