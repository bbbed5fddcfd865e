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
package io.github.camelwecom.kf.springboot;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;

import io.github.camelwecom.kf.reference.StageHost;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;

/** An application of Spring Boot, with the starter. */
final class BootHost implements StageHost {

    private final BootApplication application;

    private BootHost(BootApplication application) {
        this.application = application;
    }

    static BootHost start(KfSandbox sandbox, Path stateDirectory, Properties properties) {
        BootApplication.Builder application = BootApplication.of(sandbox, stateDirectory);
        properties.forEach((name, value) -> application.property(name.toString(), value));
        return new BootHost(application.start());
    }

    @Override
    public CamelContext context() {
        return application.camel();
    }

    @Override
    public URI serve() {
        return application.url("");
    }

    @Override
    public void close() {
        application.close();
    }
}
