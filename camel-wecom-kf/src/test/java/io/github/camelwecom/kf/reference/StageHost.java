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
package io.github.camelwecom.kf.reference;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.CamelContext;

/** An application that runs routes: Camel by itself, or in a framework. */
public interface StageHost extends AutoCloseable {

    CamelContext context();

    /** Serves HTTP on a free port, from now on at the latest. */
    URI serve() throws Exception;

    @Override
    void close();

    /** A kind of application. */
    @FunctionalInterface
    interface Kind {

        /**
         * Starts one that has no routes yet.
         *
         * @param sandbox    whose corp its component is set up for
         * @param properties for placeholders in routes
         */
        StageHost start(KfSandbox sandbox, Path stateDirectory, Properties properties) throws Exception;
    }
}
