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
package io.github.camelwecom.kf.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.MsgMenu;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RequestJsonTest {

    @Test
    void writesAText() {
        assertThat(json(SendMsgRequest.text("We are on it.").to("wkA", "wmB").withMsgId("id-1"))).isEqualTo("""
                {"touser":"wmB","open_kfid":"wkA","msgid":"id-1","msgtype":"text","text":{"content":"We are on it."}}""");
    }

    @Test
    void leavesOutWhatIsNotGiven() {
        assertThat(json(SendMsgRequest.image("M1"))).isEqualTo("""
                {"msgtype":"image","image":{"media_id":"M1"}}""");
    }

    @Test
    void writesAMenu() {
        MsgMenu menu = MsgMenu.head("H").click("1", "Good").view("https://example.com", "More")
                .miniProgram("wxA", "p.html", "Shop").text("line").tail("T");

        assertThat(json(SendMsgRequest.of(menu))).isEqualTo("""
                {"msgtype":"msgmenu","msgmenu":{"head_content":"H","list":[\
                {"type":"click","click":{"id":"1","content":"Good"}},\
                {"type":"view","view":{"url":"https://example.com","content":"More"}},\
                {"type":"miniprogram","miniprogram":{"appid":"wxA","pagepath":"p.html","content":"Shop"}},\
                {"type":"text","text":{"content":"line"}}],"tail_content":"T"}}""");
    }

    @ParameterizedTest
    @MethodSource
    void writesEachTypeAsDocumented(SendMsgRequest request, String msgTypeAndContent) {
        assertThat(json(request.to("wkA", "wmB")))
                .isEqualTo("{\"touser\":\"wmB\",\"open_kfid\":\"wkA\"," + msgTypeAndContent + "}");
    }

    static Stream<Arguments> writesEachTypeAsDocumented() {
        return Stream.of(
                arguments(SendMsgRequest.text("T"), "'msgtype':'text','text':{'content':'T'}"),
                arguments(SendMsgRequest.image("M"), "'msgtype':'image','image':{'media_id':'M'}"),
                arguments(SendMsgRequest.voice("M"), "'msgtype':'voice','voice':{'media_id':'M'}"),
                arguments(SendMsgRequest.video("M"), "'msgtype':'video','video':{'media_id':'M'}"),
                arguments(SendMsgRequest.file("M"), "'msgtype':'file','file':{'media_id':'M'}"),
                arguments(SendMsgRequest.link("T", "D", "https://example.com", "M"),
                        "'msgtype':'link','link':{'title':'T','desc':'D','url':'https://example.com','thumb_media_id':'M'}"),
                arguments(SendMsgRequest.miniProgram("T", "wxA", "p.html", "M"),
                        "'msgtype':'miniprogram','miniprogram':"
                                                                                 + "{'title':'T','appid':'wxA','pagepath':'p.html','thumb_media_id':'M'}"),
                arguments(SendMsgRequest.menu(MsgMenu.head("H")),
                        "'msgtype':'msgmenu','msgmenu':{'head_content':'H','list':[]}"),
                arguments(SendMsgRequest.location("N", "A", -33.5, 151.25),
                        "'msgtype':'location','location':{'name':'N','address':'A','latitude':-33.5,'longitude':151.25}"),
                arguments(SendMsgRequest.caLink("https://work.weixin.qq.com/ca/x"),
                        "'msgtype':'ca_link','ca_link':{'link_url':'https://work.weixin.qq.com/ca/x'}"),
                arguments(SendMsgRequest.businessCard("ZhangSan"),
                        "'msgtype':'business_card','business_card':{'userid':'ZhangSan'}"))
                .map(sample -> arguments(sample.get()[0], sample.get()[1].toString().replace('\'', '"')));
    }

    @Test
    void writesAMessageOnEvent() {
        assertThat(json(SendMsgOnEventRequest.text("CODE", "Welcome"))).isEqualTo("""
                {"code":"CODE","msgtype":"text","text":{"content":"Welcome"}}""");
        assertThat(json(SendMsgOnEventRequest.menu("CODE", MsgMenu.head("H").click("1", "Good")))).isEqualTo("""
                {"code":"CODE","msgtype":"msgmenu","msgmenu":{"head_content":"H","list":[\
                {"type":"click","click":{"id":"1","content":"Good"}}]}}""");
    }

    @Test
    void writesThePull() {
        assertThat(json(new SyncMsgRequest("wkA", "CUR", "TOK", 1000, 0))).isEqualTo("""
                {"open_kfid":"wkA","cursor":"CUR","token":"TOK","limit":1000,"voice_format":0}""");
    }

    @Test
    void writesTheStateAsItsNumber() {
        assertThat(json(new ServiceStateTransRequest("wkA", "wmB", ServiceState.SERVICER, "ZhangSan"))).isEqualTo("""
                {"open_kfid":"wkA","external_userid":"wmB","service_state":3,"servicer_userid":"ZhangSan"}""");
    }

    @Test
    void writesCustomersToAskFor() {
        assertThat(json(CustomerBatchGetRequest.of("wmB", "wmC"))).isEqualTo("""
                {"external_userid_list":["wmB","wmC"]}""");
    }

    @Test
    void writesNoRequestAsTheEmptyObject() {
        assertThat(json(null)).isEqualTo("{}");
        assertThat(json(new AccountListRequest(null, null))).isEqualTo("{}");
    }

    @Test
    void keepsMapsAsTheyAre() {
        assertThat(json(Map.of("openKfId", 1))).isEqualTo("{\"openKfId\":1}");
    }

    @Test
    void copiesOfATreeOnlyWhatTheCallerMayChange() {
        ObjectNode given = KfJson.object().put("touser", "wmB");
        ObjectNode text = given.putObject("text").put("content", "words");

        ObjectNode fields = KfJson.fields(given).orElseThrow().put("touser", "wmC").put("msgid", "id-1");

        assertThat(KfJson.text(given)).isEqualTo("{\"touser\":\"wmB\",\"text\":{\"content\":\"words\"}}");
        assertThat(fields.path("text")).isSameAs(text);
        assertThat(KfJson.tree(given)).isSameAs(given);
    }

    @Test
    void findsNoFieldsInWhatIsNoObject() {
        assertThat(KfJson.fields(List.of(1))).isEmpty();
        assertThat(KfJson.fields("{}")).isEmpty();
        assertThat(KfJson.fields(null)).contains(KfJson.object());
    }

    @Test
    void writesRequestsThatSayOneThing() {
        assertThat(json(AccountUpdateRequest.rename("wkA", "N"))).isEqualTo("{\"open_kfid\":\"wkA\",\"name\":\"N\"}");
        assertThat(json(AccountUpdateRequest.picture("wkA", "M"))).isEqualTo("{\"open_kfid\":\"wkA\",\"media_id\":\"M\"}");
        assertThat(json(ReceptionistAddRequest.users("wkA", "a", "b")))
                .isEqualTo("{\"open_kfid\":\"wkA\",\"userid_list\":[\"a\",\"b\"]}");
        assertThat(json(ReceptionistAddRequest.departments("wkA", 1)))
                .isEqualTo("{\"open_kfid\":\"wkA\",\"department_id_list\":[1]}");
        assertThat(json(ListKnowledgeIntentRequest.ofGroup("G"))).isEqualTo("{\"group_id\":\"G\"}");
    }

    @Test
    void escapesNoCharacterOfAnyLanguage() {
        assertThat(json(SendMsgRequest.text("你好 😊 é"))).contains("你好 😊 é").doesNotContain("\\u");
    }

    @Test
    void quotesNeitherWordsNorTokensInTextForms() {
        assertThat(SendMsgRequest.text("words").toString()).doesNotContain("words");
        assertThat(SendMsgRequest.link("words", "words", "https://example.com", "M").toString()).doesNotContain("words");
        assertThat(SendMsgRequest.location("words", "words", 1, 2).toString()).doesNotContain("words");
        assertThat(SendMsgRequest.miniProgram("words", "wxA", "p.html", "M").toString()).doesNotContain("words");
        assertThat(SendMsgRequest.of(MsgMenu.head("words").click("1", "words")).toString()).doesNotContain("words");
        assertThat(new SyncMsgRequest("wkA", "CUR", "TOK", null, null).toString()).doesNotContain("TOK");
    }

    private static String json(Object request) {
        return new String(KfJson.write(KfJson.tree(request)), StandardCharsets.UTF_8);
    }
}
