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

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

class CallbackEnvelopeTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<xml><ToUserName><![CDATA[ww1]]></ToUserName><Encrypt><![CDATA[ab+/c=]]></Encrypt></xml>",
            "<?xml version=\"1.0\"?>\n<xml>\n  <Encrypt>\n ab+/c=\n </Encrypt>\n</xml>\n",
            "{\"tousername\":\"ww1\",\"encrypt\":\"ab+/c=\",\"agentid\":\"218\"}",
            " {\"encrypt\" : \"ab+\\/c=\"}" })
    void findsTheEncryptedText(String body) {
        assertThat(encryptedText(body)).isEqualTo("ab+/c=");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "encrypt=abcd", "<xml></xml>", "<xml><Encrypt></Encrypt></xml>", "<xml><Encrypt>ab cd</Encrypt></xml>",
            "<xml><Encrypt>ab&#43;cd</Encrypt></xml>", "<xml><Encrypt>abcd</Encrypt><Encrypt>abcd</Encrypt></xml>",
            "<xml><Encrypt x='y'>abcd</Encrypt></xml>", "<xml><Encrypt><b>abcd</b></Encrypt></xml>", "{}",
            "{\"encrypt\":\"\"}", "{\"encrypt\":1}", "{\"encrypt\":\"ab\\u002bcd\"}",
            "{\"encrypt\":\"abcd\",\"encrypt\":\"efgh\"}" })
    void refusesWhatIsNoEnvelope(String body) {
        assertThat(refusalOf(() -> encryptedText(body))).isEqualTo(CallbackRefusal.ENVELOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<!DOCTYPE xml SYSTEM \"http://127.0.0.1/x\"><xml><Encrypt>abcd</Encrypt></xml>",
            "<xml><!doctype xml><Encrypt>abcd</Encrypt></xml>",
            "<!ENTITY a \"b\"><xml><Encrypt>abcd</Encrypt></xml>" })
    void refusesDoctypes(String body) {
        assertThat(refusalOf(() -> encryptedText(body))).isEqualTo(CallbackRefusal.DOCTYPE);
    }

    @Test
    void searchesHostileBodiesWithoutDeepRecursion() {
        String slashes = "{\"encrypt\":\"" + "\\/".repeat(30_000) + "\"}";
        assertThat(encryptedText(slashes)).isEqualTo("/".repeat(30_000));
        assertThat(refusalOf(() -> encryptedText("<Encrypt>".repeat(7_000)))).isEqualTo(CallbackRefusal.ENVELOPE);
    }

    private static String encryptedText(String body) {
        return CallbackEnvelope.encryptedText(body.getBytes(StandardCharsets.UTF_8));
    }
}
