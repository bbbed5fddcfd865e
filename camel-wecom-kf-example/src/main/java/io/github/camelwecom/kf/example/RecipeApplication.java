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

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * One of the recipes by itself: its routes and its settings in <code>resources/recipes</code>, beside those of the
 * example.
 */
final class RecipeApplication implements AutoCloseable {

    private final Main main = new Main();

    /**
     * @param directory where the recipe keeps what outlives it
     * @param settings  win over those of the recipe
     */
    RecipeApplication(String recipe, Path directory, Map<String, String> settings) {
        main.setDefaultPropertyPlaceholderLocation(
                "classpath:application.properties,classpath:recipes/" + recipe + ".properties;optional=true");
        main.addOverrideProperty("camel.main.routes-include-pattern", "classpath:recipes/" + recipe + ".camel.*");
        main.addOverrideProperty("example.directory", directory.toString());
        settings.forEach(main::addOverrideProperty);
    }

    /**
     * One of the recipes at a sandbox instead of the platform.
     */
    static RecipeApplication at(String recipe, KfSandbox sandbox, Path directory, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(AtSandbox.properties(sandbox));
        all.putAll(settings);
        return new RecipeApplication(recipe, directory, all);
    }

    /** Starts, and leaves it to the caller to close. */
    void start() {
        // or Ctrl-C would wait for somebody to call run()
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.start();
    }

    /** Where callbacks come in. */
    URI callbackUrl() {
        return AtSandbox.callbackUrl(camel());
    }

    CamelContext camel() {
        return main.getCamelContext();
    }

    @Override
    public void close() {
        main.stop();
    }
}
