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

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applications that Camel Main starts, configured by properties alone, for the accounts of one sandbox.
 */
abstract class CamelMainTestSupport {

    static final String ROUTE = "pull";

    @TempDir
    Path stateDirectory;

    final KfSandbox sandbox = KfSandbox.start();

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    Main main(Processor route) {
        return mainWith(consumer -> consumer.process(route));
    }

    Main mainWith(Consumer<RouteDefinition> steps) {
        Main main = new Main();
        main.addInitialProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.addInitialProperty("camel.component.wecom-kf.corp-id", sandbox.corpId());
        main.addInitialProperty("camel.component.wecom-kf.secret", sandbox.secret());
        main.addInitialProperty("camel.component.wecom-kf.state-directory", stateDirectory.toString());
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from("wecom-kf:syncMsg").routeId(ROUTE));
            }
        });
        return main;
    }
}
