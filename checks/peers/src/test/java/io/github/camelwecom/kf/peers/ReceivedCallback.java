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
package io.github.camelwecom.kf.peers;

import java.util.Map;

import io.github.camelwecom.kf.sandbox.callback.SealedCallback;

/**
 * One request of the platform to the callback URL.
 *
 * @param query the decoded query parameters
 * @param body  the envelope; empty when the URL is verified
 */
public record ReceivedCallback(Map<String, String> query, String body) {

    /** What arrives when the sealed text is sent as echostr. */
    public static ReceivedCallback verification(SealedCallback sealed) {
        return new ReceivedCallback(
                Map.of("msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", sealed.nonce(),
                        "echostr", sealed.encrypted()),
                "");
    }

    public String signature() {
        return query.get("msg_signature");
    }

    public String timestamp() {
        return query.get("timestamp");
    }

    public String nonce() {
        return query.get("nonce");
    }

    public String echostr() {
        return query.get("echostr");
    }
}
