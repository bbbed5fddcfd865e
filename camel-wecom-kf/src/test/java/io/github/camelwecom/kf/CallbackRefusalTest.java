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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.callback.CallbackStatistics;
import io.github.camelwecom.kf.callback.CrookedCallbacks;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What does not come from the platform, or is not meant for us, never reaches a route. Each callback here is right in
 * all but one thing; the caller learns the status alone, log and counter name the check.
 */
class CallbackRefusalTest extends WecomKfTestSupport {

    private static final String PATH = "/wecom/kf/callback";
    private static final String NEWS
            = "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Event><![CDATA[kf_msg_or_event]]></Event></xml>";
    private static final String OTHER_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("wecom-kf:callback").to("mock:callbacks");
            }
        };
    }

    static Stream<Case> cases() {
        return Stream.of(sizes(), parameters(), ages(), envelopes(), signatures(), ciphers(), contents(), verifications())
                .flatMap(Function.identity());
    }

    private static Stream<Case> sizes() {
        return Stream.of(
                refused("a body of 64 KiB and a byte", 413, "BODY_SIZE", "more than the allowed 65536 bytes",
                        test -> test.post(test.genuine(), padded(test.genuine().xmlBody(), 65_537))),
                refused("a body of ten megabytes", 413, "BODY_SIZE", "more than the allowed 65536 bytes",
                        test -> test.post(test.genuine(), padded(test.genuine().xmlBody(), 10_000_000))));
    }

    private static Stream<Case> parameters() {
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
                        test -> test.post(test.sealed(NEWS, test.now(), "1".repeat(129)))),
                refused("a nonce with a line break, signed", 400, "QUERY", "nonce is empty, too long, or has characters",
                        test -> test.post(test.sealed(NEWS, test.now(), "1\n2"))),
                refused("a timestamp of 19 digits, signed", 400, "QUERY", "timestamp is empty, too long",
                        test -> test.post(test.sealed(NEWS, "000000000" + test.now(), "nonce1"))));
    }

    private static Stream<Case> ages() {
        return Stream.of(
                refused("six minutes old, signed", 403, "FRESHNESS", "behind the clock of this machine",
                        test -> test.post(test.sealedAt(Duration.ofMinutes(-6)))),
                refused("six minutes ahead, signed", 403, "FRESHNESS", "ahead of the clock of this machine",
                        test -> test.post(test.sealedAt(Duration.ofMinutes(6)))),
                refused("of 1970, signed", 403, "FRESHNESS", "is wrong, then have it set by NTP",
                        test -> test.post(test.sealed(NEWS, "1", "nonce1"))));
    }

    private static Stream<Case> envelopes() {
        return Stream.of(
                refused("no body", 400, "ENVELOPE", "", test -> test.post(test.genuine(), "")),
                refused("no Encrypt", 400, "ENVELOPE", "",
                        test -> test.post(test.genuine(), test.genuine().xmlBody().replace("Encrypt", "Other"))),
                refused("two Encrypts", 400, "ENVELOPE", "", CallbackRefusalTest::encryptedTwice),
                refused("a form", 400, "ENVELOPE", "",
                        test -> test.postAs("application/x-www-form-urlencoded", "Encrypt=YWJj")),
                refused("a form with a file", 400, "ENVELOPE", "", test -> test.postAs("multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a.txt\"\r\n\r\nx\r\n--b--\r\n")),
                refused("a DOCTYPE around the encrypted text", 400, "DOCTYPE", "", CallbackRefusalTest::doctype));
    }

    private static Stream<Case> signatures() {
        return Stream.of(
                refused("another character in the signature", 403, "SIGNATURE", "Token", test -> test.post(
                        test.withSignature(signature -> (signature.charAt(0) == '0' ? "1" : "0") + signature.substring(1)))),
                refused("a signature that is cut", 403, "SIGNATURE", "Token", test -> test.post(
                        test.withSignature(signature -> signature.substring(0, 39)))),
                refused("a signature that goes on", 403, "SIGNATURE", "Token", test -> test.post(
                        test.withSignature(signature -> signature + "0"))),
                refused("a signature in capitals", 403, "SIGNATURE", "Token", test -> test.post(
                        test.withSignature(signature -> "A" + signature.substring(1).toUpperCase()))),
                refused("signed with another token", 403, "SIGNATURE", "Token", test -> test.post(
                        new CallbackSealer("another", test.sandbox.encodingAesKey(), test.sandbox.corpId())
                                .seal(NEWS, test.now(), "nonce1"))));
    }

    private static Stream<Case> ciphers() {
        return Stream.of(
                encrypted("base64 that is cut", 400, "BASE64", test -> test.encrypted().substring(0, 67)),
                encrypted("half a block", 400, "BASE64", test -> test.encrypted().substring(0, 32)),
                encrypted("a padding of 0", 403, "PADDING", test -> test.crooked().paddedWith(0, 32)),
                encrypted("a padding of 33", 403, "PADDING", test -> test.crooked().paddedWith(33, 33)),
                encrypted("a padding whose first byte differs", 403, "PADDING", test -> test.crooked()
                        .paddedWith((byte) 3, (byte) 4, (byte) 4, (byte) 4)),
                encrypted("another key", 403, "PADDING",
                        test -> new CrookedCallbacks(test.sandbox.token(), OTHER_KEY, test.sandbox.corpId())
                                .withLength(NEWS, NEWS.length())),
                encrypted("a length of one byte too many", 403, "LENGTH",
                        test -> test.crooked().withLength(NEWS, NEWS.length() + test.sandbox.corpId().length() + 1)),
                encrypted("a length below zero", 403, "LENGTH", test -> test.crooked().withLength(NEWS, -1)),
                encrypted("the greatest length", 403, "LENGTH", test -> test.crooked().withLength(NEWS, Integer.MAX_VALUE)),
                encrypted("no room for a length", 403, "LENGTH", test -> test.crooked().paddingAlone()),
                encrypted("another corp's receiveid", 403, "RECEIVE_ID", test -> test.encryptedFor("ww-another-corp")),
                encrypted("the receiveid and more", 403, "RECEIVE_ID", test -> test.encryptedFor(test.sandbox.corpId() + "0")),
                encrypted("a length that cuts the receiveid", 403, "RECEIVE_ID",
                        test -> test.crooked().withLength(NEWS, NEWS.length() + 1)),
                encrypted("no receiveid", 403, "RECEIVE_ID", test -> test.encryptedFor("")));
    }

    private static Stream<Case> contents() {
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

    private static Stream<Case> verifications() {
        return Stream.of(
                refused("a verification without echostr", 400, "QUERY", "echostr is missing", test -> HttpRequest
                        .newBuilder(test.genuine().postUrl(test.callbackUrl(PATH))).build()),
                refused("an old verification, signed", 403, "FRESHNESS", "behind",
                        test -> test.verify(test.sealedAt(Duration.ofMinutes(-6)))),
                refused("a verification with another signature", 403, "SIGNATURE", "Token",
                        test -> test.verify(test.withSignature(signature -> "0".repeat(40)))),
                refused("a notice, sent as a verification to have it decrypted", 403, "ECHO", "have decrypted",
                        test -> test.verify(test.genuine())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefused(Case crooked) throws Exception {
        HttpRequest request = crooked.request().apply(this);
        try (CapturedLog log = CapturedLog.of("io.github.camelwecom.kf", Level.ALL)) {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(crooked.status());
            assertThat(response.body()).isEmpty();
            assertThat(response.headers().map().keySet()).isSubsetOf("connection", "content-length", "content-type");
            assertThat(log.linesAbout("refused")).singleElement().asString()
                    .startsWith("WARN Callback to " + PATH + " refused with HTTP " + crooked.status() + " by check "
                                + crooked.check() + ": ")
                    .contains(crooked.reason())
                    .doesNotContain(sandbox.token(), sandbox.encodingAesKey());
        }
        assertThat(refusals()).containsOnly(Map.entry(crooked.check(), 1L));
    }

    @AfterEach
    void aGenuineCallbackIsTheOnlyOneThatArrives() throws Exception {
        mock("callbacks").expectedMessageCount(1);
        assertThat(sandbox.sendCallback(genuine()).status()).isEqualTo(200);
        MockEndpoint.assertIsSatisfied(context, SECONDS, TimeUnit.SECONDS);
        assertThat(statistics().accepted()).isOne();
    }

    private Map<String, Long> refusals() {
        return statistics().refused().entrySet().stream().filter(refused -> refused.getValue() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private CallbackStatistics statistics() {
        return context.getComponent("wecom-kf", WecomKfComponent.class).callbackHub().statistics().get(0);
    }

    private SealedCallback genuine() {
        return sandbox.seal(NEWS);
    }

    private SealedCallback sealedAt(Duration fromNow) {
        return sealed(NEWS, String.valueOf(sandbox.clock().instant().plus(fromNow).getEpochSecond()), "nonce1");
    }

    private SealedCallback sealed(String text, String timestamp, String nonce) {
        return sealer().seal(text, timestamp, nonce);
    }

    private SealedCallback withSignature(Function<String, String> change) {
        SealedCallback genuine = genuine();
        return new SealedCallback(
                change.apply(genuine.signature()), genuine.timestamp(), genuine.nonce(), genuine.toUserName(),
                genuine.encrypted());
    }

    private SealedCallback signed(String encrypted) {
        String now = now();
        return new SealedCallback(sealer().sign(now, "nonce1", encrypted), now, "nonce1", sandbox.corpId(), encrypted);
    }

    private String encrypted() {
        return sealer().encrypt(NEWS);
    }

    private String encryptedFor(String receiveId) {
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), receiveId).encrypt(NEWS);
    }

    private CallbackSealer sealer() {
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
    }

    private CrookedCallbacks crooked() {
        return new CrookedCallbacks(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
    }

    private String now() {
        return String.valueOf(sandbox.clock().instant().getEpochSecond());
    }

    private HttpRequest post(SealedCallback callback) {
        return post(callback, callback.xmlBody());
    }

    private HttpRequest post(SealedCallback callback, String body) {
        return request(callback.postUrl(callbackUrl(PATH)), "text/xml", body);
    }

    private HttpRequest postAs(String contentType, String body) {
        return request(genuine().postUrl(callbackUrl(PATH)), contentType, body);
    }

    private static HttpRequest request(URI url, String contentType, String body) {
        return HttpRequest.newBuilder(url).header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)).build();
    }

    private HttpRequest verify(SealedCallback echo) {
        return HttpRequest.newBuilder(echo.verificationUrl(callbackUrl(PATH))).build();
    }

    private static HttpRequest encryptedTwice(CallbackRefusalTest test) {
        SealedCallback callback = test.genuine();
        return test.post(callback, callback.xmlBody().replace("</xml>", "<Encrypt>YWJj</Encrypt></xml>"));
    }

    private static HttpRequest doctype(CallbackRefusalTest test) {
        SealedCallback callback = test.genuine();
        return test.post(callback, "<!DOCTYPE xml [<!ENTITY a \"b\">]>" + callback.xmlBody());
    }

    private static String padded(String body, int length) {
        return body + " ".repeat(length - body.length());
    }

    private static String without(String parameter, String query) {
        return Stream.of(query.split("&")).filter(pair -> !pair.startsWith(parameter + "=")).collect(Collectors.joining("&"));
    }

    private static Case refused(
            String what, int status, String check, String reason, Function<CallbackRefusalTest, HttpRequest> request) {
        return new Case(what, status, check, reason, request);
    }

    /** Right but for the query. */
    private static Case query(String what, String reason, Function<String, String> change) {
        return refused(what, 400, "QUERY", reason, test -> {
            SealedCallback callback = test.genuine();
            String query = change.apply(callback.postUrl(URI.create("http://localhost")).getRawQuery());
            return request(URI.create(test.callbackUrl(PATH) + "?" + query), "text/xml", callback.xmlBody());
        });
    }

    /** Rightly signed, but for an encrypted text like this. */
    private static Case encrypted(String what, int status, String check, Function<CallbackRefusalTest, String> encrypted) {
        return refused(what, status, check, "", test -> test.post(test.signed(encrypted.apply(test))));
    }

    /** Rightly signed and encrypted, but for a text like this. */
    private static Case content(String what, String check, String text) {
        return refused(what, 400, check, "", test -> test.post(test.sandbox.seal(text)));
    }

    private record Case(
            String what, int status, String check, String reason, Function<CallbackRefusalTest, HttpRequest> request) {

        @Override
        public String toString() {
            return check + ": " + what;
        }
    }
}
