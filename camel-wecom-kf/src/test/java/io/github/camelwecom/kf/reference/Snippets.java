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
package io.github.camelwecom.kf.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.doctor.DoctorReport;
import io.github.camelwecom.kf.model.AddKnowledgeGroupReply;
import io.github.camelwecom.kf.model.AddKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.AddKnowledgeIntentReply;
import io.github.camelwecom.kf.model.AddKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.KnowledgeAnswer;
import io.github.camelwecom.kf.model.MediaUploadByUrlReply;
import io.github.camelwecom.kf.model.MediaUploadByUrlRequest;
import io.github.camelwecom.kf.model.UpgradeMember;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.sandbox.callback.SealedCallback;
import io.github.camelwecom.kf.sandbox.media.MediaType;
import org.apache.camel.Exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** All snippets of operations, in the order of the pages. */
final class Snippets {

    private static final List<Snippet> ALL = List.of(
            account("accountAdd").given(stage -> stage.body(SampleFiles.png())),
            account("accountDel").given(stage -> stage.sandbox().account("Another")),
            account("accountUpdate").then((stage, exchange) -> assertThat(stage.account().name()).isEqualTo("Returns")),
            account("accountList"),
            account("addContactWay").given(stage -> stage.header("orderNumber", "4711"))
                    .then((stage, exchange) -> assertThat(exchange.getMessage().getBody(String.class))
                            .contains("scene_param=order%204711")),
            account("receptionistAdd").given(Snippets::twoMembersAndADepartment),
            account("receptionistDel").given(stage -> stage.sandbox().servicer("zhangsan")),
            account("receptionistList").given(stage -> stage.sandbox().servicer("zhangsan")),
            session("serviceStateGet"),
            session("serviceStateTrans").given(stage -> stage.sandbox().servicer("zhangsan")),
            session("serviceStateTransQueue").of("serviceStateTrans").given(stage -> stage.sandbox().servicer("zhangsan")),
            message("syncMsg"),
            message("sendMsg").then((stage, exchange) -> assertReceived(stage, "text")),
            message("sendMsgWhole").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "text")),
            message("sendMsgLongText").of("sendMsg")
                    .given(stage -> stage.header("termsAndConditions", "All sales are final. ".repeat(200)))
                    .then((stage, exchange) -> assertReceived(stage, "text", "text", "text")),
            message("sendMsgImage").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "image")),
            message("sendMsgVoice").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "voice")),
            message("sendMsgVideo").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "video")),
            message("sendMsgFile").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "file")),
            message("sendMsgLink").of("sendMsg").given(stage -> stage.header("orderNumber", "4711"))
                    .then((stage, exchange) -> assertReceived(stage, "link")),
            message("sendMsgMiniProgram").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "miniprogram")),
            message("sendMsgMenu").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "msgmenu")),
            message("sendMsgLocation").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "location")),
            message("sendMsgCaLink").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "ca_link")),
            message("sendMsgBusinessCard").of("sendMsg").then((stage, exchange) -> assertReceived(stage, "business_card")),
            message("sendMsgOnEvent").given(Snippets::codeOfAnEvent),
            message("sendMsgOnEventMenu").of("sendMsgOnEvent").given(Snippets::codeOfAnEvent),
            message("recallMsg").then((stage, exchange) -> assertThat(stage.customer().withdrawn()).hasSize(1)),
            session("customerBatchGet"),
            session("upgradeServiceConfig").given(Snippets::upgradeTargets),
            session("upgradeService").given(Snippets::upgradeTargets).then(Snippets::assertOffered),
            session("upgradeMemberService").given(Snippets::upgradeTargets).then(Snippets::assertOffered),
            session("upgradeGroupChatService").given(Snippets::upgradeTargets).then(Snippets::assertOffered),
            session("upgradeServiceCancel").given(Snippets::offer)
                    .then((stage, exchange) -> assertThat(stage.customer().upgradeOffer()).isEmpty()),
            platform("getCorpQualification"),
            platform("getCorpStatistic"),
            platform("getServicerStatistic").given(stage -> stage.sandbox().servicer("zhangsan")),
            knowledge("addKnowledgeGroup"),
            knowledge("delKnowledgeGroup").given(Snippets::knowledge),
            knowledge("modKnowledgeGroup").given(Snippets::knowledge),
            knowledge("listKnowledgeGroup").given(Snippets::knowledge),
            knowledge("addKnowledgeIntent").given(Snippets::knowledge),
            knowledge("delKnowledgeIntent").given(Snippets::knowledge),
            knowledge("modKnowledgeIntent").given(Snippets::knowledge),
            knowledge("listKnowledgeIntent").given(Snippets::knowledge),
            media("mediaUpload"),
            media("mediaUploadImg"),
            media("mediaGet").given(Snippets::picture)
                    .then((stage, exchange) -> assertThat(stage.downloads().resolve("map.png"))
                            .hasBinaryContent(SampleFiles.png())),
            media("mediaUploadByUrl").given(Snippets::catalogue),
            media("getMediaUploadByUrlResult").given(Snippets::fetchOfACatalogue),
            platform("getApiDomainIp"),
            platform("getCallbackIp"),
            platform("verifyUrl").given(Snippets::verification)
                    .then((stage, exchange) -> assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("1234567")),
            platform("getCallbackMessage").given(Snippets::callback)
                    .then((stage, exchange) -> assertThat(stage.sandbox().journal("kf/sync_msg")).hasSize(1)),
            platform("announce").given(Snippets::callbackOfAnotherNode).then(Snippets::assertRead),
            parked("parked").then((stage, exchange) -> assertThat(stage.parked()).hasSize(1)
                    .isEqualTo(exchange.getMessage().getBody())),
            parked("unpark").then(Snippets::assertParkedNoMore),
            parked("dropParked").then(Snippets::assertParkedNoMore),
            platform("doctor")
                    .then((stage, exchange) -> assertThat(exchange.getMessage().getBody(DoctorReport.class).problems())
                            .isEmpty()));

    private Snippets() {
    }

    static List<Snippet> all() {
        return ALL;
    }

    static List<Snippet> of(String operation) {
        return ALL.stream().filter(snippet -> snippet.operation().equals(operation)).toList();
    }

    private static Snippet account(String name) {
        return Snippet.of(name, AccountSnippets::new);
    }

    private static Snippet session(String name) {
        return Snippet.of(name, SessionSnippets::new);
    }

    private static Snippet message(String name) {
        return Snippet.of(name, MessageSnippets::new);
    }

    private static Snippet platform(String name) {
        return Snippet.of(name, PlatformSnippets::new);
    }

    private static Snippet knowledge(String name) {
        return Snippet.of(name, KnowledgeSnippets::new);
    }

    private static Snippet parked(String name) {
        return Snippet.of(name, ParkedSnippets::new).given(Stage::readInVain);
    }

    private static Snippet media(String name) {
        return Snippet.of(name, MediaSnippets::new);
    }

    private static void assertReceived(Stage stage, String... msgTypes) {
        assertThat(stage.customer().received()).extracting("msgType").isEqualTo(Arrays.asList(msgTypes));
    }

    private static void assertOffered(Stage stage, Exchange exchange) {
        assertThat(stage.customer().upgradeOffer()).isPresent();
    }

    private static void assertParkedNoMore(Stage stage, Exchange exchange) {
        assertThat(exchange.getMessage().getBody()).isEqualTo(1);
        assertThat(stage.parked()).isEmpty();
    }

    private static void twoMembersAndADepartment(Stage stage) {
        stage.sandbox().members("zhangsan", "lisi");
        stage.sandbox().department(2, "wangwu");
    }

    private static void upgradeTargets(Stage stage) {
        stage.sandbox().members("zhangsan");
        stage.sandbox().upgradeMembers(List.of("zhangsan"), List.of());
        stage.sandbox().upgradeGroupChats("wrGroupOfFans");
    }

    private static void offer(Stage stage) {
        upgradeTargets(stage);
        stage.call("wecom-kf:upgradeMemberService", Map.of("member", new UpgradeMember("zhangsan", "")), Object.class);
    }

    private static void codeOfAnEvent(Stage stage) {
        stage.sandbox().customer().enters();
        SyncMsgReply page = stage.call("wecom-kf:syncMsg", null, SyncMsgReply.class);
        stage.header(WecomKfConstants.CODE,
                page.msgList().get(page.msgList().size() - 1).raw().path("event").path("welcome_code").asText());
    }

    private static void knowledge(Stage stage) {
        String groupId = stage.call("wecom-kf:addKnowledgeGroup", new AddKnowledgeGroupRequest("Opening"),
                AddKnowledgeGroupReply.class).groupId();
        stage.header("groupId", groupId);
        stage.header("intentId", stage.call("wecom-kf:addKnowledgeIntent",
                AddKnowledgeIntentRequest.of(groupId, "Where are you?", KnowledgeAnswer.of("Binjiang Road 1.")),
                AddKnowledgeIntentReply.class).intentId());
    }

    private static void picture(Stage stage) {
        stage.header(WecomKfConstants.MEDIA_ID, stage.sandbox().media(MediaType.IMAGE, "map.png", SampleFiles.png()));
    }

    private static void catalogue(Stage stage) {
        stage.header("url", stage.sandbox().baseUri() + "/catalogue.pdf");
        stage.header("md5", "d41d8cd98f00b204e9800998ecf8427e");
    }

    private static void fetchOfACatalogue(Stage stage) {
        stage.header("jobId", stage.call("wecom-kf:mediaUploadByUrl",
                MediaUploadByUrlRequest.file("catalogue.pdf", stage.sandbox().baseUri() + "/catalogue.pdf", "d41d8cd9"),
                MediaUploadByUrlReply.class).jobId());
    }

    private static void verification(Stage stage) {
        SealedCallback sealed = stage.sandbox().seal("1234567");
        query(stage, sealed);
        stage.header("echostr", sealed.encrypted());
    }

    private static void callback(Stage stage) {
        SealedCallback sealed = stage.sandbox().seal("""
                <xml><ToUserName>%s</ToUserName><CreateTime>1348831860</CreateTime><MsgType>event</MsgType>\
                <Event>kf_msg_or_event</Event><Token>%s</Token><OpenKfId>%s</OpenKfId></xml>"""
                .formatted(stage.sandbox().corpId(), stage.account().newCallbackToken(), stage.account().openKfId()));
        query(stage, sealed);
        stage.body(sealed.xmlBody());
    }

    private static void callbackOfAnotherNode(Stage stage) {
        stage.read();
        callback(stage);
    }

    private static void assertRead(Stage stage, Exchange exchange) {
        await().until(() -> stage.sandbox().journal("kf/sync_msg").stream().anyMatch(call -> call.request().has("token")));
    }

    private static void query(Stage stage, SealedCallback sealed) {
        stage.header("msg_signature", sealed.signature());
        stage.header("timestamp", sealed.timestamp());
        stage.header("nonce", sealed.nonce());
    }
}
