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

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.sql.DataSource;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The application itself: what <code>application.properties</code> and the routes say, run by Camel.
 */
final class TicketApplication implements AutoCloseable {

    private final Main main = new Main();

    /**
     * @param defaults  properties that <code>application.properties</code> and the command line win over
     * @param overrides properties that win over all
     */
    TicketApplication(Narrator narrator, Map<String, String> defaults, Map<String, String> overrides) {
        main.bind("narrator", narrator);
        defaults.forEach(main::addInitialProperty);
        overrides.forEach(main::addOverrideProperty);
    }

    /**
     * The application at a sandbox instead of the platform, in a directory of its own.
     */
    static TicketApplication at(KfSandbox sandbox, Path directory, Narrator narrator, Words words) {
        return at(sandbox, directory, narrator, words, Map.of());
    }

    /** @param settings as somebody would change <code>application.properties</code> */
    static TicketApplication at(
            KfSandbox sandbox, Path directory, Narrator narrator, Words words, Map<String, String> settings) {
        Map<String, String> defaults = new HashMap<>(words.remarks());
        defaults.put("crm.url", AtSandbox.crm(sandbox).toString());
        Map<String, String> overrides = new HashMap<>(AtSandbox.properties(sandbox));
        overrides.put("example.directory", directory.toString());
        overrides.put("example.page", "true");
        overrides.putAll(settings);
        return new TicketApplication(narrator, defaults, overrides);
    }

    /** Starts, and leaves it to the caller to close. */
    void start() {
        // or Ctrl-C would wait for somebody to call run()
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.start();
    }

    /** Starts, and stays up until Ctrl-C. */
    void run() throws Exception {
        main.run();
    }

    /** Where callbacks come in. */
    URI callbackUrl() {
        return AtSandbox.callbackUrl(main.getCamelContext());
    }

    /** Where the tickets are looked at. */
    URI ticketPage() {
        return AtSandbox.server(main.getCamelContext()).resolve("/tickets");
    }

    DataSource tickets() {
        return main.getCamelContext().getRegistry().lookupByNameAndType("tickets", DataSource.class);
    }

    @Override
    public void close() {
        main.stop();
    }
}
