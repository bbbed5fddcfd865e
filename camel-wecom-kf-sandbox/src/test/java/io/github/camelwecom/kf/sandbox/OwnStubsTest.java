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
package io.github.camelwecom.kf.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a test stubs beside the platform. */
class OwnStubsTest {

    private final KfSandbox sandbox = KfSandbox.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void aStubPassesRequestsOn() throws Exception {
        try (KfSandbox other = KfSandbox.start()) {
            other.wireMock().stubFor(WireMock.get("/passed/on").willReturn(WireMock.ok("there")));
            sandbox.wireMock().stubFor(
                    WireMock.get("/passed/on").willReturn(WireMock.aResponse().proxiedFrom(other.baseUri().toString())));

            assertThat(get("/passed/on").body()).isEqualTo("there");
        }
    }

    @Test
    void stubsInFilesAreOfOtherServers() throws Exception {
        assertThat(Path.of("src/test/resources/mappings/of-another-server.json")).exists();

        assertThat(get("/of/another/server").statusCode()).isEqualTo(404);
    }

    @Test
    void aStubCannotBeKeptInAFile() {
        assertThatThrownBy(() -> sandbox.wireMock().saveMappings()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("make them in the test");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(sandbox.baseUri() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
