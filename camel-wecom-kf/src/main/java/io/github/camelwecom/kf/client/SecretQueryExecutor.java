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

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.PercentCodec;

/**
 * Adds the query to a request when it is written to the connection. The platform wants access tokens, secrets and media
 * ids there, and HttpClient logs the addresses of requests on their way to the connection.
 */
final class SecretQueryExecutor extends HttpRequestExecutor {

    private static final String QUERY = SecretQueryExecutor.class.getName() + ".query";

    /** What to execute a request in, so that it is sent with the query. */
    static HttpContext context(NameValuePair... query) {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(QUERY, encoded(query));
        return context;
    }

    private static String encoded(NameValuePair... query) {
        StringBuilder encoded = new StringBuilder();
        for (NameValuePair parameter : query) {
            encoded.append(encoded.isEmpty() ? '?' : '&')
                    .append(PercentCodec.encode(parameter.getName(), StandardCharsets.UTF_8));
            if (parameter.getValue() != null) {
                encoded.append('=').append(PercentCodec.encode(parameter.getValue(), StandardCharsets.UTF_8));
            }
        }
        return encoded.toString();
    }

    /**
     * A tunnel through a proxy is asked for in the same context, but by the name of the host alone (RFC 9110, 9.3.6).
     */
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, HttpClientConnection connection, HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        if (Method.CONNECT.isSame(request.getMethod())) {
            return super.execute(request, connection, information, context);
        }
        String path = request.getPath();
        request.setPath(path + context.getAttribute(QUERY));
        try {
            return super.execute(request, connection, information, context);
        } finally {
            request.setPath(path);
        }
    }
}
