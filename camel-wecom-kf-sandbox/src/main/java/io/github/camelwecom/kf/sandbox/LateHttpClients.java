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

import java.util.List;

import com.github.tomakehurst.wiremock.common.Lazy;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;

/**
 * Makes a client for stubs that pass requests on when the first request is passed on: each client reads all
 * certificates that the JDK trusts, and hardly any sandbox has such a stub.
 */
final class LateHttpClients implements HttpClientFactory {

    private final HttpClientFactory clients = new ApacheHttpClientFactory();

    @Override
    public HttpClient buildHttpClient(
            Options options, boolean trustsAll, List<String> trustedHosts, boolean usesSystemProperties) {
        Lazy<HttpClient> client
                = Lazy.lazy(() -> clients.buildHttpClient(options, trustsAll, trustedHosts, usesSystemProperties));
        return request -> client.get().execute(request);
    }
}
