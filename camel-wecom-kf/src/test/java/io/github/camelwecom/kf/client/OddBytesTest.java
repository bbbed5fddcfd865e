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

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Answers in bytes that are not strict JSON, or not UTF-8, and that other clients read. */
class OddBytesTest {

    /** A raw control character, half an emoji, half an escaped one, and an escape that is none. */
    private static final String ODD = "a\u0014b\u00f0\u009f\u0098c\\ud83dd\\xe";
    private static final String READ = "a\u0014b\uFFFDc\uFFFDdxe";

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    @BeforeEach
    void giveToken() {
        platform.givesTokens("T");
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationReadsThem(KfOperation operation) {
        answer("{\"errcode\":0,\"errmsg\":\"" + ODD + "\",\"new\":{\"" + ODD.replace("\\ud83d", "") + "\":[\"" + ODD
               + "\"]}}");

        JsonNode answer = platform.client().call(operation, null).raw();

        assertThat(answer.path("errmsg").textValue()).isEqualTo(READ);
        assertThat(answer.path("new").elements().next().get(0).textValue()).isEqualTo(READ);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalIsReadFromThem(KfOperation operation) {
        answer("{\"errcode\":95017,\"errmsg\":\"" + ODD + "\"}");

        WecomKfException e = catchThrowableOfType(WecomKfException.class, () -> platform.client().call(operation, null));

        assertThat(e.getErrcode()).isEqualTo(95017);
        assertThat(e.getErrmsg()).isEqualTo(READ.replace('\u0014', ' '));
    }

    @Test
    void customersWithSuchNamesAreRead() {
        answer("{\"errcode\":0,\"customer_list\":[{\"external_userid\":\"wmB\",\"nickname\":\"" + ODD + "\"}]}");

        assertThat(platform.client().customerBatchGet(CustomerBatchGetRequest.of("wmB")).customerList())
                .singleElement().satisfies(customer -> assertThat(customer.nickname()).isEqualTo(READ));
    }

    @Test
    void theMarkOfAnOrderOfBytesIsReadOver() {
        answer("\u00ef\u00bb\u00bf{\"errcode\":0,\"errmsg\":\"" + ODD + "\"}");

        assertThat(platform.client().getCallbackIp().errmsg()).isEqualTo(READ);
    }

    private void answer(String bytes) {
        platform.stub(any(urlPathMatching("/cgi-bin/(?!gettoken).*"))
                .willReturn(aResponse().withBody(bytes.getBytes(StandardCharsets.ISO_8859_1))));
    }
}
