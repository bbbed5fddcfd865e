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

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.main.Main;

/** Applications of Camel Main, set up as a page says, on free ports, with a sandbox that calls them back. */
final class MainAtSandbox {

    private MainAtSandbox() {
    }

    /**
     * @param state      directory for progress
     * @param properties resource of the page
     * @param routes     resource of the page
     */
    static Main start(KfSandbox sandbox, Path state, String properties, String routes) throws Exception {
        Main main = prepare(sandbox, state, properties, routes);
        main.start();
        int port = main.getCamelContext().hasService(MainHttpServer.class).getRouter().getServer().getPort();
        sandbox.callbackUrl(URI.create("http://127.0.0.1:" + port + "/wecom/kf/callback"));
        return main;
    }

    /** Not started, and unknown to the sandbox. */
    static Main prepare(KfSandbox sandbox, Path state, String properties, String routes) {
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("classpath:" + properties);
        main.addMainListener(new Environment().with("WECOM", sandbox));
        main.addOverrideProperty("camel.server.port", "0");
        main.addOverrideProperty("camel.management.port", "0");
        main.addOverrideProperty("camel.component.wecom-kf.base-uri", sandbox.baseUri().toString());
        main.addOverrideProperty("camel.component.wecom-kf.state-directory", state.toString());
        main.configure().withRoutesIncludePattern("classpath:" + routes);
        return main;
    }
}
