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

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelwecom.kf.client.AccessTokenProvider;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.RetryPolicy;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.CompositeHttpConfigurer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.util.Timeout;

/**
 * The clients of a component. Endpoints with the same settings share one client; whatever their settings, those with
 * the same credentials share one access token.
 */
final class KfClients extends ServiceSupport {

    private final CamelContext camelContext;
    private final RetryPolicy retryPolicy;
    private final Lock lock = new ReentrantLock();
    private final Map<Settings, KfClient> clients = new HashMap<>();
    private final Map<Credentials, AccessTokenProvider> accessTokens = new HashMap<>();
    private final List<HttpEndpoint> httpEndpoints = new ArrayList<>();
    private ScheduledExecutorService deadlines;

    KfClients(CamelContext camelContext, RetryPolicy retryPolicy) {
        this.camelContext = camelContext;
        this.retryPolicy = retryPolicy;
    }

    KfClient of(WecomKfConfiguration options) {
        lock.lock();
        try {
            return clients.computeIfAbsent(Settings.of(options), this::create);
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doStart() throws Exception {
        deadlines = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "WecomKfDeadlines");
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            clients.values().forEach(KfClient::close);
            clients.clear();
            accessTokens.clear();
            ServiceHelper.stopAndShutdownServices(httpEndpoints);
            httpEndpoints.clear();
        } finally {
            lock.unlock();
        }
        // null when it never was started
        if (deadlines != null) {
            camelContext.getExecutorServiceManager().shutdownNow(deadlines);
        }
    }

    private KfClient create(Settings settings) {
        KfClient.Builder builder = KfClient.builder().baseUri(settings.baseUri()).responseTimeout(settings.responseTimeout())
                .callTimeout(settings.callTimeout()).validateRequests(settings.validateRequests()).retryPolicy(retryPolicy)
                .scheduler(deadlines);
        Credentials credentials = Credentials.of(settings);
        AccessTokenProvider known = settings.accessTokenProvider() == null
                ? accessTokens.get(credentials) : settings.accessTokenProvider();
        if (known == null) {
            builder.corpId(settings.corpId()).secret(settings.secret());
        } else {
            builder.accessTokenProvider(known);
        }
        proxyPassword(settings).ifPresent(builder::confidential);
        KfClient client = builder.httpClient(httpEndpoint(settings).getHttpClient()).build();
        if (known == null) {
            accessTokens.put(credentials, client.accessTokenProvider());
        }
        return client;
    }

    private HttpComponent httpComponent(Settings settings) {
        return camelContext.getComponent(URI.create(settings.baseUri()).getScheme(), HttpComponent.class);
    }

    private Optional<String> proxyPassword(Settings settings) {
        return Optional.ofNullable(httpComponent(settings).getProxyAuthPassword()).filter(password -> !password.isEmpty());
    }

    /**
     * An endpoint of our own: its client has all that is set on Camel's HTTP component, and nobody else closes it, as
     * would happen to the context's endpoint of that URI.
     */
    private HttpEndpoint httpEndpoint(Settings settings) {
        String uri = settings.baseUri();
        HttpComponent component = httpComponent(settings);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("connectTimeout", Timeout.of(settings.connectTimeout()));
        if (settings.sslContextParameters() != null) {
            parameters.put("sslContextParameters", settings.sslContextParameters());
        }
        try {
            parameters.put("httpClientConfigurer", configurer(component, settings.sslContextParameters()));
            HttpEndpoint endpoint = (HttpEndpoint) component.createEndpoint(uri, parameters);
            leaveUnwatched(endpoint);
            ServiceHelper.startService(endpoint);
            httpEndpoints.add(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new IllegalArgumentException("Cannot make an HTTP client for option baseUri " + uri, e);
        }
    }

    /** The user may replace the connections, but not what requests rely on. */
    private static HttpClientConfigurer configurer(HttpComponent component, SSLContextParameters tls) throws Exception {
        CompositeHttpConfigurer all = new CompositeHttpConfigurer();
        all.addConfigurer(QuietConnections.of(component, tls));
        all.addConfigurer(component.getHttpClientConfigurer());
        all.addConfigurer(KfClient::prepare);
        return all;
    }

    /**
     * Camel's listener prints requests with what customers are told, and expects exchanges, which calls here have not.
     */
    private static void leaveUnwatched(HttpEndpoint endpoint) {
        endpoint.setLogHttpActivity(false);
        endpoint.setHttpActivityListener(null);
    }

    private record Settings(
            String baseUri, String corpId, String secret, AccessTokenProvider accessTokenProvider, Duration connectTimeout,
            Duration responseTimeout, Duration callTimeout, SSLContextParameters sslContextParameters,
            boolean validateRequests) {

        static Settings of(WecomKfConfiguration options) {
            return new Settings(
                    options.getBaseUri(), options.getCorpId(), options.getSecret(),
                    options.getAccessTokenProvider(), Duration.ofMillis(options.getConnectTimeout()),
                    Duration.ofMillis(options.getResponseTimeout()), Duration.ofMillis(options.getCallTimeout()),
                    options.getSslContextParameters(), options.isValidateRequests());
        }

        @Override
        public String toString() {
            return "Settings[" + corpId + " at " + baseUri + "]";
        }
    }

    private record Credentials(String baseUri, String corpId, String secret, SSLContextParameters sslContextParameters) {

        static Credentials of(Settings settings) {
            return new Credentials(
                    settings.baseUri(), settings.corpId(), settings.secret(), settings.sslContextParameters());
        }

        @Override
        public String toString() {
            return "Credentials[" + corpId + " at " + baseUri + "]";
        }
    }
}
