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

import java.util.SortedSet;

import io.github.camelwecom.kf.operation.OperationCalls;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.UriPath;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WecomKfComponentTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    @Test
    void endpointOptionsWinOverThoseOfTheComponent() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            WecomKfComponent component = context.getComponent("wecom-kf", WecomKfComponent.class);
            component.getConfiguration().setCorpId("ww1");
            component.getConfiguration().setPageSize(10);

            WecomKfEndpoint endpoint
                    = context.getEndpoint("wecom-kf:syncMsg?corpId=ww2&responseTimeout=5s", WecomKfEndpoint.class);

            assertThat(endpoint.getConfiguration().getCorpId()).isEqualTo("ww2");
            assertThat(endpoint.getConfiguration().getPageSize()).isEqualTo(10);
            assertThat(endpoint.getConfiguration().getResponseTimeout()).isEqualTo(5000);
            assertThat(component.getConfiguration().getCorpId()).isEqualTo("ww1");
        }
    }

    @Test
    void secretsAreMaskedWhereCamelPrintsAnEndpoint() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Endpoint endpoint = context.getEndpoint(
                    "wecom-kf:syncMsg?corpId=ww1&secret=s3cr3t-value&token=t0ken-value&encodingAesKey=" + KEY);

            assertThat(endpoint.toString()).doesNotContain("s3cr3t-value", "t0ken-value", KEY);
            assertThat(URISupport.sanitizeUri(endpoint.getEndpointUri())).doesNotContain("s3cr3t-value", "t0ken-value", KEY);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertRefused("wecom-kf:syncMsg", "corpId", "camel.component.wecom-kf.corpId");
        assertRefused("wecom-kf:syncMsg?corpId=ww1", "secret", "start a route from wecom-kf:callback");
        assertRefused("wecom-kf:syncMsg?corpId=ww1&secret=s&token=t", "encodingAesKey");
        assertRefused("wecom-kf:syncMsg?corpId=ww1&secret=s&encodingAesKey=" + KEY, "token");
        assertRefused("wecom-kf:callback?corpId=ww1&encodingAesKey=" + KEY, "token");
        assertRefused("wecom-kf:sendMsg?corpId=ww1&secret=s", "cannot be consumed from", "wecom-kf:syncMsg");
    }

    @Test
    void theCatalogNamesEveryOperation() throws Exception {
        String[] enums = WecomKfEndpoint.class.getDeclaredField("operation").getAnnotation(UriPath.class).enums().split(",");

        SortedSet<String> names = OperationCalls.names();
        names.add("callback");
        assertThat(enums).containsExactly(names.toArray(String[]::new));
    }

    private static void assertRefused(String uri, String... messageParts) {
        assertThatThrownBy(() -> {
            try (DefaultCamelContext context = new DefaultCamelContext()) {
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).to("mock:none");
                    }
                });
                context.start();
            }
        }).hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause().hasMessageContainingAll(messageParts);
    }
}
