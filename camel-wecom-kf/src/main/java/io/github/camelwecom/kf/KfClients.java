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
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients of a component. Endpoints with the same settings share one client; whatever their settings, those with
 * the same credentials share one access token. A client that nobody uses is kept for a while, since its token is good
 * for hours; but not for ever, and not without number: a route may name a corp in each message.
 */
final class KfClients extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(KfClients.class);
    /** Long enough for a corp that is heard of now and then, and too short for the platform to mind a new token. */
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final CamelContext camelContext;
    private final RetryPolicy retryPolicy;
    private final InstantSource clock;
    private final Metering metering;
    private final AccessTokenSharing sharing;
    private final Lock lock = new ReentrantLock();
    // All below is guarded by the lock.
    private final Map<Settings, SharedClient> clients = new HashMap<>();
    private final Map<Credentials, SharedClient> tokenSources = new HashMap<>();
    /** The one that is unused for longest is the first. */
    private final Set<SharedClient> unused = new LinkedHashSet<>();
    private ScheduledExecutorService deadlines;

    KfClients(CamelContext camelContext, RetryPolicy retryPolicy, InstantSource clock, Metering metering,
              AccessTokenSharing sharing) {
        this.camelContext = camelContext;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
        this.metering = metering;
        this.sharing = sharing;
    }

    /**
     * The client for these options, to be given back by whoever does not use it any more.
     *
     * @throws IllegalStateException when the component is stopped
     */
    ClientLease lease(WecomKfConfiguration options) {
        Settings settings = Settings.of(options);
        lock.lock();
        try {
            if (isStoppingOrStopped()) {
                throw new IllegalStateException("The component of this endpoint is stopped, and calls nobody");
            }
            SharedClient shared = clients.get(settings);
            if (shared == null) {
                shared = create(settings);
                clients.put(settings, shared);
            }
            return lease(shared);
        } finally {
            lock.unlock();
        }
    }

    private ClientLease lease(SharedClient shared) {
        shared.users++;
        unused.remove(shared);
        return new ClientLease(shared.client, () -> giveBack(shared));
    }

    private void giveBack(SharedClient shared) {
        lock.lock();
        try {
            shared.users--;
            if (shared.users == 0 && clients.get(shared.settings) == shared) {
                shared.unusedSince = clock.instant();
                unused.add(shared);
                closeUnused();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Those that are unused for long, and the oldest where there are more than Camel's caches would keep. */
    void closeUnused() {
        lock.lock();
        try {
            Instant before = clock.instant().minus(KEPT_UNUSED);
            int most = CamelContextHelper.getMaximumCachePoolSize(camelContext);
            while (!unused.isEmpty()) {
                SharedClient longest = unused.iterator().next();
                if (unused.size() <= most && longest.unusedSince.isAfter(before)) {
                    return;
                }
                close(longest);
            }
        } finally {
            lock.unlock();
        }
    }

    private void close(SharedClient shared) {
        unused.remove(shared);
        clients.remove(shared.settings);
        tokenSources.remove(Credentials.of(shared.settings), shared);
        try {
            shared.close();
        } catch (RuntimeException e) {
            // the others are looked at all the same, and the timer ends nothing
            LOG.warn("The connections to {}, which nobody uses any more, could not be closed", shared.settings.baseUri(), e);
        }
    }

    /** How many there are, used or not. */
    int size() {
        lock.lock();
        try {
            return clients.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doStart() throws Exception {
        deadlines = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "WecomKfDeadlines");
        deadlines.scheduleWithFixedDelay(this::closeUnused, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() throws Exception {
        lock.lock();
        try {
            List<SharedClient> all = List.copyOf(clients.values());
            clients.clear();
            tokenSources.clear();
            unused.clear();
            all.forEach(SharedClient::close);
        } finally {
            lock.unlock();
        }
        // null when it never was started
        if (deadlines != null) {
            camelContext.getExecutorServiceManager().shutdownNow(deadlines);
        }
    }

    private SharedClient create(Settings settings) {
        metering.begin();
        KfClient.Builder builder = KfClient.builder().baseUri(settings.baseUri()).responseTimeout(settings.responseTimeout())
                .callTimeout(settings.callTimeout()).validateRequests(settings.validateRequests()).retryPolicy(retryPolicy)
                .scheduler(deadlines).callListener(metering);
        proxyPassword(settings).ifPresent(builder::confidential);
        if (settings.accessTokenProvider() != null) {
            return shared(settings, builder.accessTokenProvider(settings.accessTokenProvider()), null);
        }
        SharedClient source = tokenSources.get(Credentials.of(settings));
        if (source != null) {
            return shared(settings, builder.accessTokenProvider(source.client.accessTokenProvider()), lease(source));
        }
        builder.corpId(settings.corpId()).secret(settings.secret())
                .sharedAccessToken(sharing.of(settings.baseUri(), settings.corpId(), settings.secret()));
        SharedClient created = shared(settings, builder, null);
        tokenSources.put(Credentials.of(settings), created);
        return created;
    }

    private SharedClient shared(Settings settings, KfClient.Builder builder, ClientLease tokens) {
        try {
            HttpEndpoint endpoint = httpEndpoint(settings);
            return new SharedClient(settings, builder.httpClient(endpoint.getHttpClient()).build(), endpoint, tokens);
        } catch (RuntimeException e) {
            if (tokens != null) {
                tokens.close();
            }
            throw e;
        }
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

    /** A client with its connections. What changes of it is guarded by the lock of all. */
    private static final class SharedClient {

        private final Settings settings;
        private final KfClient client;
        private final HttpEndpoint connections;
        /** Of the one that fetches its tokens, null when it does so itself. */
        private final ClientLease tokens;
        private int users;
        private Instant unusedSince;

        SharedClient(Settings settings, KfClient client, HttpEndpoint connections, ClientLease tokens) {
            this.settings = settings;
            this.client = client;
            this.connections = connections;
            this.tokens = tokens;
        }

        void close() {
            client.close();
            ServiceHelper.stopAndShutdownService(connections);
            if (tokens != null) {
                tokens.close();
            }
        }
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
