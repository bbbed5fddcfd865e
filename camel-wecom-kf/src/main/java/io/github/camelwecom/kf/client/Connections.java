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
package io.github.camelwecom.kf.client;

import java.time.Duration;

import javax.net.ssl.SSLContext;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * How a client without Camel connects. Its connections log nothing, like those of a component.
 *
 * @param timeout longest time that making a connection may take
 * @param tls     {@code null} for the JDK's
 * @param proxy   {@code null} for none
 */
record Connections(Duration timeout, SSLContext tls, ProxyServer proxy) {

    static final Connections DEFAULT = new Connections(Duration.ofSeconds(10), null, null);

    /** As many as Camel's HTTP component makes in all: each thread of the caller's that calls at once has its own. */
    private static final int MOST = 200;

    Connections {
        HttpLimits.requirePositive("connectTimeout", timeout);
    }

    Connections withTimeout(Duration other) {
        return new Connections(other, tls, proxy);
    }

    Connections withTls(SSLContext other) {
        return new Connections(timeout, other, proxy);
    }

    Connections withProxy(ProxyServer other) {
        return new Connections(timeout, tls, other);
    }

    /** What no text may be quoted with. */
    void hideIn(KnownSecrets secrets) {
        if (proxy != null) {
            proxy.hideIn(secrets);
        }
    }

    CloseableHttpClient httpClient() {
        HttpClientBuilder client = HttpClientBuilder.create().setConnectionManager(pool());
        if (proxy != null) {
            proxy.configure(client);
        }
        KfHttp.prepare(client);
        return client.build();
    }

    private PoolingHttpClientConnectionManager pool() {
        Timeout limit = Timeout.of(timeout);
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(new QuietConnectionFactory())
                .setMaxConnTotal(MOST).setMaxConnPerRoute(MOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(limit).build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(limit).build());
        if (tls != null) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(tls));
        }
        return pool.build();
    }
}
