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
package io.github.camelwecom.kf.callback;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;

/** What does not come from the platform, or is not meant for us: the same for every HTTP server. */
public final class HostileCallbacks {

    private static final String OTHER_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private HostileCallbacks() {
    }

    /** Every one. */
    public static Stream<HostileCallback> all() {
        return Stream.of(sizes(), parameters(), ages(), envelopes(), signatures(), ciphers(), contents(), verifications())
                .flatMap(Function.identity());
    }

    private static Stream<HostileCallback> sizes() {
        return Stream.of(
                refused("a body of 64 KiB and a byte", 413, "BODY_SIZE", "more than the allowed 65536 bytes",
                        forger -> forger.post(forger.genuine(), padded(forger.genuine().xmlBody(), 65_537))),
                refused("a body of ten megabytes", 413, "BODY_SIZE", "more than the allowed 65536 bytes",
                        forger -> forger.post(forger.genuine(), padded(forger.genuine().xmlBody(), 10_000_000))));
    }

    private static Stream<HostileCallback> parameters() {
        return Stream.of(
                query("no query at all", "the query is empty", query -> ""),
                query("no msg_signature", "msg_signature is missing", query -> without("msg_signature", query)),
                query("no timestamp", "timestamp is missing", query -> without("timestamp", query)),
                query("no nonce", "nonce is missing", query -> without("nonce", query)),
                query("two msg_signatures", "msg_signature is repeated", query -> query + "&" + query.split("&")[0]),
                query("two timestamps", "timestamp is repeated", query -> query + "&" + query.split("&")[1]),
                query("two nonces", "nonce is repeated", query -> query + "&" + query.split("&")[2]),
                query("a nonce repeated in disguise", "nonce is repeated", query -> query + "&%6Eonce=1"),
                query("a msg_signature of 65 characters", "msg_signature is empty, too long",
                        query -> query.replace("msg_signature=", "msg_signature=" + "0".repeat(25))),
                query("an empty nonce", "nonce is empty", query -> without("nonce", query) + "&nonce="),
                refused("a nonce of 129 characters, signed", 400, "QUERY", "nonce is empty, too long",
                        forger -> forger.post(forger.sealed(CallbackForger.NEWS, forger.now(), "1".repeat(129)))),
                refused("a nonce with a line break, signed", 400, "QUERY", "nonce is empty, too long, or has characters",
                        forger -> forger.post(forger.sealed(CallbackForger.NEWS, forger.now(), "1\n2"))),
                refused("a timestamp of 19 digits, signed", 400, "QUERY", "timestamp is empty, too long",
                        forger -> forger.post(forger.sealed(CallbackForger.NEWS, "000000000" + forger.now(), "nonce1"))));
    }

    private static Stream<HostileCallback> ages() {
        return Stream.of(
                refused("six minutes old, signed", 403, "FRESHNESS", "behind the clock of this machine",
                        forger -> forger.post(forger.sealedAt(Duration.ofMinutes(-6)))),
                refused("six minutes ahead, signed", 403, "FRESHNESS", "ahead of the clock of this machine",
                        forger -> forger.post(forger.sealedAt(Duration.ofMinutes(6)))),
                refused("of 1970, signed", 403, "FRESHNESS", "is wrong, then have it set by NTP",
                        forger -> forger.post(forger.sealed(CallbackForger.NEWS, "1", "nonce1"))));
    }

    private static Stream<HostileCallback> envelopes() {
        return Stream.of(
                refused("no body", 400, "ENVELOPE", "", forger -> forger.post(forger.genuine(), "")),
                refused("no Encrypt", 400, "ENVELOPE", "",
                        forger -> forger.post(forger.genuine(), forger.genuine().xmlBody().replace("Encrypt", "Other"))),
                refused("two Encrypts", 400, "ENVELOPE", "", HostileCallbacks::encryptedTwice),
                refused("a form", 400, "ENVELOPE", "",
                        forger -> forger.postAs("application/x-www-form-urlencoded", "Encrypt=YWJj")),
                refused("a form with a file", 400, "ENVELOPE", "", forger -> forger.postAs("multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n")),
                refused("a DOCTYPE around the encrypted text", 400, "DOCTYPE", "", HostileCallbacks::doctype));
    }

    private static Stream<HostileCallback> signatures() {
        return Stream.of(
                refused("another character in the signature", 403, "SIGNATURE", "Token", forger -> forger.post(
                        forger.withSignature(signature -> (signature.charAt(0) == '0' ? "1" : "0") + signature.substring(1)))),
                refused("a signature that is cut", 403, "SIGNATURE", "Token", forger -> forger.post(
                        forger.withSignature(signature -> signature.substring(0, 39)))),
                refused("a signature that goes on", 403, "SIGNATURE", "Token", forger -> forger.post(
                        forger.withSignature(signature -> signature + "0"))),
                refused("a signature in capitals", 403, "SIGNATURE", "Token", forger -> forger.post(
                        forger.withSignature(signature -> "A" + signature.substring(1).toUpperCase()))),
                refused("signed with another token", 403, "SIGNATURE", "Token", forger -> forger.post(
                        new CallbackSealer("another", forger.encodingAesKey(), forger.corpId())
                                .seal(CallbackForger.NEWS, forger.now(), "nonce1"))));
    }

    private static Stream<HostileCallback> ciphers() {
        return Stream.of(
                encrypted("base64 that is cut", 400, "BASE64", forger -> forger.encrypted().substring(0, 67)),
                encrypted("half a block", 400, "BASE64", forger -> forger.encrypted().substring(0, 32)),
                encrypted("a padding of 0", 403, "PADDING", forger -> forger.crooked().paddedWith(0, 32)),
                encrypted("a padding of 33", 403, "PADDING", forger -> forger.crooked().paddedWith(33, 33)),
                encrypted("a padding whose first byte differs", 403, "PADDING", forger -> forger.crooked()
                        .paddedWith((byte) 3, (byte) 4, (byte) 4, (byte) 4)),
                encrypted("another key", 403, "PADDING", HostileCallbacks::encryptedWithAnotherKey),
                encrypted("a length of one byte too many", 403, "LENGTH",
                        forger -> forger.crooked().withLength(CallbackForger.NEWS,
                                CallbackForger.NEWS.length() + forger.corpId().length() + 1)),
                encrypted("a length below zero", 403, "LENGTH", forger -> forger.crooked().withLength(CallbackForger.NEWS, -1)),
                encrypted("the greatest length", 403, "LENGTH",
                        forger -> forger.crooked().withLength(CallbackForger.NEWS, Integer.MAX_VALUE)),
                encrypted("no room for a length", 403, "LENGTH", forger -> forger.crooked().paddingAlone()),
                encrypted("another corp's receiveid", 403, "RECEIVE_ID", forger -> forger.encryptedFor("ww-another-corp")),
                encrypted("the receiveid and more", 403, "RECEIVE_ID", forger -> forger.encryptedFor(forger.corpId() + "0")),
                encrypted("a length that cuts the receiveid", 403, "RECEIVE_ID",
                        forger -> forger.crooked().withLength(CallbackForger.NEWS, CallbackForger.NEWS.length() + 1)),
                encrypted("no receiveid", 403, "RECEIVE_ID", forger -> forger.encryptedFor("")));
    }

    private static Stream<HostileCallback> contents() {
        return Stream.of(
                content("no text at all", "CONTENT", ""),
                content("neither XML nor JSON", "CONTENT", "success"),
                content("XML that breaks off", "CONTENT", "<xml><Event>kf_msg_or_event</Event>"),
                content("XML with an entity of its own", "CONTENT", "<xml><ToUserName>&a;</ToUserName></xml>"),
                content("XML in 33 levels", "CONTENT", "<a>".repeat(33) + "</a>".repeat(33)),
                content("JSON in 33 levels", "CONTENT", "{\"a\":" + "[".repeat(32) + "]".repeat(32) + "}"),
                content("JSON and more", "CONTENT", "{} {}"),
                content("a DOCTYPE in the text", "DOCTYPE",
                        "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><ToUserName>&a;</ToUserName></xml>"));
    }

    private static Stream<HostileCallback> verifications() {
        return Stream.of(
                refused("a verification without echostr", 400, "QUERY", "echostr is missing",
                        forger -> forger.get(forger.genuine().postUrl(forger.url()))),
                refused("an old verification, signed", 403, "FRESHNESS", "behind",
                        forger -> forger.verify(forger.sealedAt(Duration.ofMinutes(-6)))),
                refused("a verification with another signature", 403, "SIGNATURE", "Token",
                        forger -> forger.verify(forger.withSignature(signature -> "0".repeat(40)))),
                refused("a notice, sent as a verification to have it decrypted", 403, "ECHO", "have decrypted",
                        forger -> forger.verify(forger.genuine())));
    }

    private static HttpRequest encryptedTwice(CallbackForger forger) {
        SealedCallback callback = forger.genuine();
        return forger.post(callback, callback.xmlBody().replace("</xml>", "<Encrypt>YWJj</Encrypt></xml>"));
    }

    private static HttpRequest doctype(CallbackForger forger) {
        SealedCallback callback = forger.genuine();
        return forger.post(callback, "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + callback.xmlBody());
    }

    /** Of 256 texts one ends by chance with what looks like a padding, and is refused by the next check. */
    private static String encryptedWithAnotherKey(CallbackForger forger) {
        CallbackSealer other = new CallbackSealer(forger.token(), OTHER_KEY, forger.corpId());
        return Stream.generate(() -> other.encrypt(CallbackForger.NEWS)).filter(encrypted -> !forger.looksPadded(encrypted))
                .findFirst().orElseThrow();
    }

    private static String padded(String body, int length) {
        return body + " ".repeat(length - body.length());
    }

    private static String without(String parameter, String query) {
        return Stream.of(query.split("&")).filter(pair -> !pair.startsWith(parameter + "=")).collect(Collectors.joining("&"));
    }

    private static HostileCallback refused(
            String what, int status, String check, String reason, Function<CallbackForger, HttpRequest> request) {
        return new HostileCallback(what, status, check, reason, request);
    }

    /** Right but for the query. */
    private static HostileCallback query(String what, String reason, Function<String, String> change) {
        return refused(what, 400, "QUERY", reason, forger -> {
            SealedCallback callback = forger.genuine();
            String query = change.apply(callback.postUrl(URI.create("http://localhost")).getRawQuery());
            return forger.post(URI.create(forger.url() + "?" + query), "text/xml", callback.xmlBody());
        });
    }

    /** Rightly signed, but for an encrypted text like this. */
    private static HostileCallback encrypted(
            String what, int status, String check, Function<CallbackForger, String> encrypted) {
        return refused(what, status, check, "", forger -> forger.post(forger.signed(encrypted.apply(forger))));
    }

    /** Rightly signed and encrypted, but for a text like this. */
    private static HostileCallback content(String what, String check, String text) {
        return refused(what, 400, check, "", forger -> forger.post(forger.sealed(text)));
    }
}
