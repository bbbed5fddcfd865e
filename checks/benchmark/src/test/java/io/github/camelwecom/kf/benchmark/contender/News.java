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
package io.github.camelwecom.kf.benchmark.contender;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;

/**
 * Callbacks as the platform sends them, ready for the wire. Each has a nonce of its own: none is a repetition.
 */
final class News {

    private static final String TEXT
            = "<xml><ToUserName><![CDATA[%s]]></ToUserName><CreateTime>1348831860</CreateTime>"
              + "<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event>"
              + "<Token><![CDATA[ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR]]></Token>"
              + "<OpenKfId><![CDATA[%s]]></OpenKfId></xml>";

    private final CallbackSealer sealer = new CallbackSealer(Peers.TOKEN, Peers.AES_KEY, LeanPlatform.CORP);
    private final String text;
    private final URI path;

    News(String account, String path) {
        this.text = text(account);
        this.path = URI.create(path);
    }

    static String text(String account) {
        return TEXT.formatted(LeanPlatform.CORP, account);
    }

    /** As a request of HTTP/1.1. */
    byte[] request(int number) {
        SealedCallback sealed = sealer.seal(text, Long.toString(Instant.now().getEpochSecond()), "nonce" + number);
        byte[] body = sealed.xmlBody().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST " + sealed.postUrl(path) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
                       + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
