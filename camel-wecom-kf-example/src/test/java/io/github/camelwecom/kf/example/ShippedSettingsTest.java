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
package io.github.camelwecom.kf.example;

import java.io.InputStream;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example has nothing switched on of what the HTTP server of Camel 4.18.0 is known to do wrong: cross-origin
 * requests (CVE-2026-84176), authentication (CVE-2026-40022, CVE-2026-66908, CVE-2026-102460). See
 * docs/dependencies.md.
 */
class ShippedSettingsTest {

    @Test
    void theCorpIsNamedInTheFileOrOnTheCommandLineAndNotAsShipped() throws Exception {
        assertThat(TicketExample.namesACorp(settings())).isFalse();
        for (String spelling : new String[] { "corp-id", "corpId" }) {
            Properties commandLine = new Properties();
            commandLine.setProperty("camel.component.wecom-kf." + spelling, "ww0123456789abcdef");
            assertThat(TicketExample.namesACorp(settings(), commandLine)).isTrue();
        }
    }

    @Test
    void theHttpServerHasAPortAndNothingElse() throws Exception {
        assertThat(settings().stringPropertyNames()).filteredOn(
                name -> name.startsWith("camel.server") || name.startsWith("camel.management"))
                .containsExactlyInAnyOrder("camel.server.enabled", "camel.server.port");
    }

    private static Properties settings() throws Exception {
        Properties settings = new Properties();
        try (InputStream file = ShippedSettingsTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        }
        return settings;
    }
}
