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

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.callback.OtherNotice;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * A charset that an exchange names, as camel-http does after the answer of another server: it says how bytes are to be
 * read, and a text is no bytes.
 */
class CharsetTest extends WecomKfTestSupport {

    private static final String WORDS = "你好 ü";
    private static final String TEXT = "{\"msgtype\":\"text\",\"text\":{\"content\":\"" + WORDS + "\"}}";
    private static final String MENU = "{\"head_content\":\"" + WORDS + "\",\"list\":[]}";

    private SandboxCustomer customer;

    @BeforeEach
    void write() {
        customer = sandbox.customer().unannounced();
        customer.says("hello");
    }

    static Stream<Arguments> bodies() {
        return Stream.of("ISO-8859-1", "US-ASCII", "GBK", "UTF-16", "UTF-8").flatMap(charset -> Stream.of(
                arguments(charset, "sendMsg", TEXT), arguments(charset, "sendMsg", new StringBuilder(TEXT)),
                arguments(charset, "sendMsg", new StringReader(TEXT)),
                arguments(charset, "sendMsg", TEXT.getBytes(StandardCharsets.UTF_8)),
                arguments(charset, "sendMsg", new ByteArrayInputStream(TEXT.getBytes(StandardCharsets.UTF_8))),
                arguments(charset, "sendMsg?msgType=text", WORDS),
                arguments(charset, "sendMsg?msgType=msgmenu", MENU),
                arguments(charset, "sendMsg?msgType=msgmenu", MENU.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("bodies")
    void theCustomerReadsWhatWasWritten(String charset, String operation, Object body) {
        send(charset, "wecom-kf:" + operation, body);

        assertThat(customer.received()).singleElement()
                .satisfies(received -> assertThat(received.body().toString()).contains(WORDS));
    }

    @ParameterizedTest
    @ValueSource(strings = { "GBK", "GB18030" })
    void bytesOfAnotherCharsetAreReadInIt(String charset) {
        String words = WORDS.replace("ü", "");
        String text = TEXT.replace(WORDS, words);
        for (Object body : List.of(text.getBytes(Charset.forName(charset)),
                new ByteArrayInputStream(text.getBytes(Charset.forName(charset))))) {
            send(charset, "wecom-kf:sendMsg", body);
        }
        send(charset, "wecom-kf:sendMsg?msgType=text", new ByteArrayInputStream(words.getBytes(Charset.forName(charset))));

        assertThat(customer.received()).hasSize(3)
                .allSatisfy(received -> assertThat(received.body().path("content").asText()).isEqualTo(words));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ISO-8859-1", "GBK", "UTF-16" })
    void otherOperationsReadTheirTextsToo(String charset) {
        send(charset, "wecom-kf:accountUpdate", "{\"name\":\"" + WORDS + "\"}");
        assertThat(sandbox.journal("kf/account/update").get(0).request().path("name").asText()).isEqualTo(WORDS);

        MediaUploadReply upload = send(charset, "wecom-kf:mediaUpload?mediaType=file", WORDS).getMessage()
                .getBody(MediaUploadReply.class);
        byte[] content = WORDS.getBytes(StandardCharsets.UTF_8);
        assertThat(sandbox.media(upload.mediaId()).content().bytes(0, content.length)).isEqualTo(content);
        assertThat(send(charset, "wecom-kf:mediaGet", upload.mediaId()).getMessage().getBody(byte[].class)).isEqualTo(content);

        SealedCallback sealed = sandbox.seal("<xml><Event>other</Event></xml>");
        Exchange opened = template.request("wecom-kf:getCallbackMessage", in -> {
            in.setProperty(Exchange.CHARSET_NAME, charset);
            in.getMessage().setBody(sealed.xmlBody());
            in.getMessage().setHeaders(new HashMap<>(
                    Map.of("msg_signature", sealed.signature(), "timestamp",
                            sealed.timestamp(), "nonce", sealed.nonce())));
        });
        assertThat(opened.getMessage().getBody()).isInstanceOf(OtherNotice.class);
    }

    private Exchange send(String charset, String uri, Object body) {
        Exchange exchange = template.request(uri, in -> {
            in.setProperty(Exchange.CHARSET_NAME, charset);
            in.getMessage().setHeader(WecomKfConstants.OPEN_KF_ID, sandbox.account().openKfId());
            in.getMessage().setHeader(WecomKfConstants.EXTERNAL_USER_ID, customer.id());
            in.getMessage().setBody(body);
        });
        assertThat(exchange.getException()).isNull();
        return exchange;
    }
}
