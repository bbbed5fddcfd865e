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

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import io.github.camelwecom.kf.client.QuietConnectionFactory;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;

/**
 * Gives a client connections with the settings of Camel's HTTP component, but ones that log nothing. The component
 * makes its own connections and lets nobody choose how.
 */
final class QuietConnections implements HttpClientConfigurer {

    private static final int CAMELS_DEFAULT = new HttpComponent().getConnectionsPerRoute();

    private final HttpComponent settings;
    private final SSLContext tls;

    private QuietConnections(HttpComponent settings, SSLContext tls) {
        this.settings = settings;
        this.tls = tls;
    }

    /**
     * @param settings      the connections are like those of this component; its own connection manager, if the user
     *                      gave it one, stays
     * @param tlsParameters {@code null} for those of the component, or else of the context
     */
    static QuietConnections of(HttpComponent settings, SSLContextParameters tlsParameters)
            throws GeneralSecurityException, IOException {
        SSLContextParameters chosen = tlsParameters != null ? tlsParameters : tlsParameters(settings);
        if (chosen != null) {
            return new QuietConnections(settings, chosen.createSSLContext(settings.getCamelContext()));
        }
        return new QuietConnections(
                settings, settings.isUseSystemProperties() ? SSLContexts.createSystemDefault() : SSLContexts.createDefault());
    }

    private static SSLContextParameters tlsParameters(HttpComponent settings) {
        if (settings.getSslContextParameters() != null || !settings.isUseGlobalSslContextParameters()) {
            return settings.getSslContextParameters();
        }
        return settings.getCamelContext().getSSLContextParameters();
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        if (settings.getClientConnectionManager() == null) {
            client.setConnectionManager(connections());
        }
    }

    private PoolingHttpClientConnectionManager connections() {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setTimeToLive(settings.getConnectionTimeToLive(), TimeUnit.MILLISECONDS).build();
        SocketConfig socket = SocketConfig.custom().setSoTimeout(Timeout.ofMilliseconds(settings.getSoTimeout())).build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(new QuietConnectionFactory())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(
                        // or a verifier that the user set would be asked only after the JDK's own had its say
                        tls, HostnameVerificationPolicy.CLIENT, settings.getX509HostnameVerifier()))
                .setMaxConnTotal(settings.getMaxTotalConnections())
                .setMaxConnPerRoute(mostToThePlatform())
                .setDefaultConnectionConfig(connection)
                .setDefaultSocketConfig(socket)
                .build();
    }

    /**
     * All go to one host. Camel's default is meant for many, and would hold up a bot that answers more customers at
     * once.
     */
    private int mostToThePlatform() {
        int chosen = settings.getConnectionsPerRoute();
        return chosen == CAMELS_DEFAULT ? Math.max(chosen, settings.getMaxTotalConnections()) : chosen;
    }
}
