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
package io.github.camelwecom.kf.sandbox.callback;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A callback ready to be sent (doc/96466). A test that needs a wrong one makes a copy with the part changed.
 *
 * @param signature  {@code msg_signature}
 * @param timestamp  Unix seconds, as text
 * @param nonce      any text
 * @param toUserName the corp id of the envelope
 * @param encrypted  base64; the {@code Encrypt} of the envelope, or the {@code echostr} of a verification
 */
public record SealedCallback(
        String signature, String timestamp, String nonce, String toUserName, String encrypted) {

    /** The URL to POST {@link #xmlBody()} to. */
    public URI postUrl(URI callbackUrl) {
        return withQuery(callbackUrl, query());
    }

    /** The URL to GET when the sealed text is an echostr. */
    public URI verificationUrl(URI callbackUrl) {
        return withQuery(callbackUrl, query() + "&echostr=" + encode(encrypted));
    }

    /** The envelope. */
    public String xmlBody() {
        return "<xml><ToUserName><![CDATA[" + toUserName + "]]></ToUserName><AgentID><![CDATA[]]></AgentID>"
               + "<Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
    }

    private String query() {
        return "msg_signature=" + encode(signature) + "&timestamp=" + encode(timestamp) + "&nonce=" + encode(nonce);
    }

    private static URI withQuery(URI url, String query) {
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
