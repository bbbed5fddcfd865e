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

import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;

/**
 * An HTTP proxy on the way to the platform.
 *
 * @param user     {@code null} where it asks for none
 * @param password {@code null} where it asks for none
 */
record ProxyServer(HttpHost address, String user, String password) {

    ProxyServer {
        if ((user == null) != (password == null)) {
            throw new IllegalArgumentException("proxy " + address + " must be given both user and password, or neither");
        }
    }

    /** What no text may be quoted with. */
    void hideIn(KnownSecrets secrets) {
        secrets.keep(password);
    }

    void configure(HttpClientBuilder client) {
        client.setProxy(address);
        if (user != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    new AuthScope(address), new UsernamePasswordCredentials(user, password.toCharArray()));
            client.setDefaultCredentialsProvider(credentials);
        }
    }

    /** Without user and password. */
    @Override
    public String toString() {
        return "ProxyServer[address=" + address + "]";
    }
}
