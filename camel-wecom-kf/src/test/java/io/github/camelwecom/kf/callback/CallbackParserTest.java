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

import java.time.Instant;
import java.util.List;

import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.model.callback.OtherNotice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.callback.CallbackVector.KF_ACCOUNT_AUTH_CHANGE;
import static io.github.camelwecom.kf.callback.CallbackVector.KF_MSG_OR_EVENT;
import static io.github.camelwecom.kf.callback.CallbackVector.RECEIVE_ID;
import static io.github.camelwecom.kf.callback.CallbackVector.TEXT_MESSAGE_JSON;
import static io.github.camelwecom.kf.callback.CallbackVector.TEXT_MESSAGE_XML;
import static io.github.camelwecom.kf.callback.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

class CallbackParserTest {

    private static final Instant CREATED = Instant.ofEpochSecond(1700000000);
    private static final String TOKEN = "ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR";

    @Test
    void readsNewsOfAnAccountFromXml() {
        assertThat(CallbackParser.parse(KF_MSG_OR_EVENT.plaintext())).isEqualTo(new KfMsgOrEvent(
                RECEIVE_ID, CREATED, TOKEN, "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", KF_MSG_OR_EVENT.plaintext()));
    }

    @Test
    void readsNewsOfAnAccountFromJson() {
        String json = """
                {"ToUserName":"ww1","CreateTime":1700000000,"MsgType":"event","Event":"kf_msg_or_event",
                 "Token":"ENC1","OpenKfId":"wk1"}""";
        assertThat(CallbackParser.parse(json)).isEqualTo(new KfMsgOrEvent("ww1", CREATED, "ENC1", "wk1", json));
    }

    @Test
    void readsNewsWithoutAccountAsNewsOfAnyAccount() {
        String xml = "<xml><ToUserName>ww1</ToUserName><Event>kf_msg_or_event</Event><OpenKfId/></xml>";
        assertThat(CallbackParser.parse(xml)).isEqualTo(new KfMsgOrEvent("ww1", null, null, null, xml));
    }

    @Test
    void readsRepeatedAccountsFromXml() {
        assertThat(CallbackParser.parse(KF_ACCOUNT_AUTH_CHANGE.plaintext())).isEqualTo(new KfAccountAuthChange(
                RECEIVE_ID, CREATED, List.of("wkxxxx1", "wkxxxx2"), List.of("wkxxxx3"),
                KF_ACCOUNT_AUTH_CHANGE.plaintext()));
    }

    @Test
    void readsListedAndSingleAccountsFromJson() {
        String json = """
                {"ToUserName":"ww1","CreateTime":"1700000000","Event":"kf_account_auth_change",
                 "AuthAddOpenKfId":["wk1","wk2"],"AuthDelOpenKfId":"wk3"}""";
        assertThat(CallbackParser.parse(json))
                .isEqualTo(new KfAccountAuthChange("ww1", CREATED, List.of("wk1", "wk2"), List.of("wk3"), json));
    }

    @Test
    void readsAbsentAccountsAsNone() {
        String xml = "<xml><ToUserName>ww1</ToUserName><Event>kf_account_auth_change</Event></xml>";
        assertThat(CallbackParser.parse(xml)).isEqualTo(new KfAccountAuthChange("ww1", null, List.of(), List.of(), xml));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        String xml = "<xml><ToUserName>ww1</ToUserName><Event>change_contact</Event><A><B>nested</B></A></xml>";
        assertThat(CallbackParser.parse(xml)).isEqualTo(new OtherNotice("ww1", null, "change_contact", xml));
    }

    @Test
    void keepsMessagesThatAreNoEvents() {
        Instant created = Instant.ofEpochSecond(1409659813);
        assertThat(CallbackParser.parse(TEXT_MESSAGE_XML.plaintext()))
                .isEqualTo(new OtherNotice(RECEIVE_ID, created, null, TEXT_MESSAGE_XML.plaintext()));
        assertThat(CallbackParser.parse(TEXT_MESSAGE_JSON.plaintext()))
                .isEqualTo(new OtherNotice(RECEIVE_ID, created, null, TEXT_MESSAGE_JSON.plaintext()));
    }

    @Test
    void readsTextsSplitOverSections() {
        String xml = "<xml><ToUserName>w<![CDATA[w]]>1&amp;</ToUserName></xml>";
        assertThat(CallbackParser.parse(xml).corpId()).isEqualTo("ww1&");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "success", "[1]", "<xml>", "<xml/><xml/>", "<xml>&unknown;</xml>", "{", "{\"a\":1} {\"b\":2}" })
    void refusesWhatIsNeitherXmlNorJson(String text) {
        assertThat(refusalOf(() -> CallbackParser.parse(text))).isEqualTo(CallbackRefusal.CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<!DOCTYPE xml><xml/>",
            "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><xml><ToUserName>&a;</ToUserName></xml>",
            "<?xml version=\"1.0\"?><!-- a --><!DOCTYPE xml SYSTEM \"http://127.0.0.1:1/x.dtd\"><xml/>" })
    void refusesDoctypes(String xml) {
        assertThat(refusalOf(() -> CallbackParser.parse(xml))).isEqualTo(CallbackRefusal.DOCTYPE);
    }

    @Test
    void refusesWhatTheParserFailsAtInAWayItDoesNotDeclare() {
        String xml = "<!DOCTYPE xml [<!ENTITY a \0>]><xml/>";
        assertThat(refusalOf(() -> CallbackParser.parse(xml))).isEqualTo(CallbackRefusal.CONTENT);
    }

    @Test
    void refusesDeepNesting() {
        String xml = "<a>".repeat(33) + "</a>".repeat(33);
        assertThat(refusalOf(() -> CallbackParser.parse(xml))).isEqualTo(CallbackRefusal.CONTENT);
        String json = "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        assertThat(refusalOf(() -> CallbackParser.parse(json))).isEqualTo(CallbackRefusal.CONTENT);
    }

    @Test
    void ignoresWhatIsNestedBelowTheFields() {
        String xml = "<a>".repeat(32) + "</a>".repeat(32);
        assertThat(CallbackParser.parse(xml)).isEqualTo(new OtherNotice(null, null, null, xml));
    }

    @Test
    void showsNeitherTokenNorText() {
        CallbackNotice notice = CallbackParser.parse(KF_MSG_OR_EVENT.plaintext());
        assertThat(notice).asString().contains("wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q").doesNotContain(TOKEN, "<xml>");
        assertThat(CallbackParser.parse(TEXT_MESSAGE_XML.plaintext())).asString().doesNotContain("hello");
        assertThat(CallbackParser.parse(KF_ACCOUNT_AUTH_CHANGE.plaintext())).asString().doesNotContain("<xml>");
    }
}
