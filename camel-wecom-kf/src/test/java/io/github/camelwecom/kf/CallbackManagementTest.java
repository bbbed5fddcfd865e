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
import java.util.TreeMap;

import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator reads in JMX.
 */
class CallbackManagementTest extends WecomKfTestSupport {

    CallbackManagementTest() {
        testConfiguration().withJMX(true);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
                from("wecom-kf:callback?callbackPath=/other").to("mock:callbacks");
            }
        };
    }

    @Test
    void countsCallbacksByPathAndOutcome() throws Exception {
        SealedCallback callback = sandbox.seal("<xml/>");
        sandbox.verifyCallbackUrl();
        sandbox.sendCallback(callback);
        sandbox.sendCallback(callback);
        sandbox.sendCallback(sandbox.seal("neither XML nor JSON"));
        sandbox.callbackUrl(callbackUrl("/other"));
        sandbox.sendCallback(new SealedCallback("0".repeat(40), callback.timestamp(), "nonce1", "ww1", callback.encrypted()));

        assertThat(attribute("CallbacksAccepted")).isEqualTo(1L);
        assertThat(attribute("CallbacksRepeated")).isEqualTo(1L);
        assertThat(attribute("CallbacksRefused")).isEqualTo(2L);
        assertThat(counts("/wecom/kf/callback"))
                .containsOnly(Map.entry("ACCEPTED", 1L), Map.entry("REPEATED", 1L), Map.entry("VERIFIED", 1L),
                        Map.entry("CONTENT", 1L));
        assertThat(counts("/other")).containsOnly(Map.entry("SIGNATURE", 1L));
    }

    private Map<String, Long> counts(String path) throws Exception {
        Map<String, Long> counts = new TreeMap<>();
        for (Object element : ((TabularData) attribute("Callbacks")).values()) {
            CompositeData row = (CompositeData) element;
            if (row.get("path").equals(path) && (long) row.get("count") > 0) {
                counts.put((String) row.get("outcome"), (long) row.get("count"));
            }
        }
        return counts;
    }

    private Object attribute(String name) throws Exception {
        MBeanServer server = context.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName component = new ObjectName(
                "org.apache.camel:context=" + context.getManagementName() + ",type=components,name=\"wecom-kf\"");
        return server.getAttribute(component, name);
    }
}
