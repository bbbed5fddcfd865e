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
package io.github.camelwecom.kf.secrecy;

import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.TreeSet;

import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/**
 * What an operator sees of a running Camel context: JMX, health checks, consoles, endpoints. Whatever is registered is
 * looked at.
 */
final class Appearance {

    /** They act instead of showing. */
    private static final Set<String> ACTING = Set.of("gc", "send", "reload", "heap-dump");

    private final StringBuilder text = new StringBuilder();

    private Appearance() {
    }

    static String of(CamelContext context) throws Exception {
        Appearance appearance = new Appearance();
        appearance.addJmx();
        appearance.addHealth(context);
        appearance.addConsoles(context);
        appearance.addEndpoints(context);
        return appearance.text.toString();
    }

    private void addJmx() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : new TreeSet<>(server.queryNames(new ObjectName("org.apache.camel:*"), null))) {
            add("JMX", name.toString());
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                add("JMX", attribute.getName() + " " + value(server, name, attribute.getName()));
            }
        }
    }

    private static String value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return String.valueOf(server.getAttribute(name, attribute));
        } catch (JMException | RuntimeException e) {
            return e.toString();
        }
    }

    private void addHealth(CamelContext context) {
        for (HealthCheck.Result result : HealthCheckHelper.invoke(context)) {
            add("HEALTH", result.getCheck().getId() + " " + result.getState() + " " + result.getMessage() + " "
                          + result.getDetails() + " " + result.getError().map(Throwable::toString).orElse(""));
        }
    }

    private void addConsoles(CamelContext context) {
        DevConsoleRegistry consoles = context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        consoles.loadDevConsoles(true);
        consoles.stream().filter(console -> !ACTING.contains(console.getId())).forEach(this::addConsole);
    }

    private void addConsole(DevConsole console) {
        for (DevConsole.MediaType type : DevConsole.MediaType.values()) {
            if (console.supportMediaType(type)) {
                add("CONSOLE " + console.getId(), show(console, type));
            }
        }
    }

    private static String show(DevConsole console, DevConsole.MediaType type) {
        try {
            return String.valueOf(console.call(type));
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private void addEndpoints(CamelContext context) {
        for (Endpoint endpoint : context.getEndpoints()) {
            add("ENDPOINT", endpoint.toString());
        }
    }

    private void add(String where, String what) {
        what.lines().forEach(line -> text.append(where).append(' ').append(line).append('\n'));
    }
}
