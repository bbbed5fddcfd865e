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

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.camelwecom.kf.model.AccountAddReply;
import io.github.camelwecom.kf.model.AccountAddRequest;
import io.github.camelwecom.kf.model.AccountDelRequest;
import io.github.camelwecom.kf.model.AccountListReply;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.AccountUpdateRequest;
import io.github.camelwecom.kf.model.AddContactWayReply;
import io.github.camelwecom.kf.model.AddContactWayRequest;
import io.github.camelwecom.kf.model.AddKnowledgeGroupReply;
import io.github.camelwecom.kf.model.AddKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.AddKnowledgeIntentReply;
import io.github.camelwecom.kf.model.AddKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.CustomerBatchGetReply;
import io.github.camelwecom.kf.model.CustomerBatchGetRequest;
import io.github.camelwecom.kf.model.DelKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.DelKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.GetCorpQualificationReply;
import io.github.camelwecom.kf.model.GetCorpStatisticReply;
import io.github.camelwecom.kf.model.GetCorpStatisticRequest;
import io.github.camelwecom.kf.model.GetMediaUploadByUrlResultReply;
import io.github.camelwecom.kf.model.GetMediaUploadByUrlResultRequest;
import io.github.camelwecom.kf.model.GetServicerStatisticReply;
import io.github.camelwecom.kf.model.GetServicerStatisticRequest;
import io.github.camelwecom.kf.model.IpListReply;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import io.github.camelwecom.kf.model.KnowledgeAnswer;
import io.github.camelwecom.kf.model.KnowledgeAttachment;
import io.github.camelwecom.kf.model.KnowledgeQuestion;
import io.github.camelwecom.kf.model.ListKnowledgeGroupReply;
import io.github.camelwecom.kf.model.ListKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ListKnowledgeIntentReply;
import io.github.camelwecom.kf.model.ListKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.MediaUploadByUrlReply;
import io.github.camelwecom.kf.model.MediaUploadByUrlRequest;
import io.github.camelwecom.kf.model.MediaUploadStatus;
import io.github.camelwecom.kf.model.ModKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ModKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.ReceptionistAddRequest;
import io.github.camelwecom.kf.model.ReceptionistChangeReply;
import io.github.camelwecom.kf.model.ReceptionistDelRequest;
import io.github.camelwecom.kf.model.ReceptionistListReply;
import io.github.camelwecom.kf.model.ReceptionistListRequest;
import io.github.camelwecom.kf.model.ServiceState;
import io.github.camelwecom.kf.model.ServiceStateGetReply;
import io.github.camelwecom.kf.model.ServiceStateGetRequest;
import io.github.camelwecom.kf.model.ServiceStateTransReply;
import io.github.camelwecom.kf.model.ServiceStateTransRequest;
import io.github.camelwecom.kf.model.UpgradeGroupChat;
import io.github.camelwecom.kf.model.UpgradeGroupChatServiceRequest;
import io.github.camelwecom.kf.model.UpgradeMember;
import io.github.camelwecom.kf.model.UpgradeMemberServiceRequest;
import io.github.camelwecom.kf.model.UpgradeServiceCancelRequest;
import io.github.camelwecom.kf.model.UpgradeServiceConfigReply;
import io.github.camelwecom.kf.model.UpgradeServiceRequest;
import io.github.camelwecom.kf.model.WechatChannels;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.MsgMenu;
import io.github.camelwecom.kf.model.send.RecallMsgRequest;
import io.github.camelwecom.kf.model.send.SendMsgOnEventReply;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import io.github.camelwecom.kf.model.send.TextContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each operation writes and reads, against samples in {@code /wire} that were written by the documentation of the
 * platform. The samples of a GET hold its query parameters.
 */
class WireTest {

    private static final String ACCOUNT = "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw";
    private static final String CUSTOMER = "wmAJ2GCAAAme1XQRC-NI-q0_ZM9ukoAw";
    private static final String PICTURE = "294DpAog3YA5b9rTK4PjjfRfYLO0L5qpDHAJIzhhQ2jA";
    private static final String GROUP_CHAT = "wraaaaaaaaaaaaaaaa";
    private static final String MD5 = "198918f40ecc7cab0fc4231adaf67c96";
    private static final String JOB = "jobid_S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4";
    private static final LocalDate DAY = LocalDate.of(2022, 2, 23);
    private static final EmptyReply OK = new EmptyReply(0, "ok", null);

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    static Stream<Sample> samples() {
        return Stream.of(accounts(), servicers(), sessions(), messages(), customers(), upgradeService(), statistics(),
                knowledgeGroups(), knowledgeIntents(), media(), platform()).flatMap(Function.identity());
    }

    private static Stream<Sample> accounts() {
        return Stream.of(
                sample(KfOperation.ACCOUNT_ADD, "POST /cgi-bin/kf/account/add")
                        .minimal(client -> client.accountAdd(new AccountAddRequest("咨询客服", PICTURE)))
                        .full(client -> client.accountAdd(new AccountAddRequest("十六个字的客服账号名称恰好合规了", PICTURE)))
                        .reply(new AccountAddReply(0, "ok", ACCOUNT, null)),
                sample(KfOperation.ACCOUNT_DEL, "POST /cgi-bin/kf/account/del")
                        .always(client -> client.accountDel(new AccountDelRequest(ACCOUNT))).reply(OK),
                sample(KfOperation.ACCOUNT_UPDATE, "POST /cgi-bin/kf/account/update")
                        .minimal(client -> client.accountUpdate(new AccountUpdateRequest(ACCOUNT, null, null)))
                        .full(client -> client.accountUpdate(new AccountUpdateRequest(ACCOUNT, "售后客服", PICTURE))).reply(OK),
                sample(KfOperation.ACCOUNT_LIST, "POST /cgi-bin/kf/account/list")
                        .minimal(client -> client.accountList(new AccountListRequest(null, null)))
                        .full(client -> client.accountList(new AccountListRequest(100, 50)))
                        .reply(new AccountListReply(
                                0, "ok", List.of(
                                        new AccountListReply.Account(
                                                "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q", "咨询客服",
                                                "https://wework.qpic.cn/wwhead/0", false),
                                        new AccountListReply.Account(
                                                ACCOUNT, "售后客服", "https://wework.qpic.cn/wwhead/1", null)),
                                null)),
                sample(KfOperation.ADD_CONTACT_WAY, "POST /cgi-bin/kf/add_contact_way")
                        .minimal(client -> client.addContactWay(new AddContactWayRequest(ACCOUNT, null)))
                        .full(client -> client.addContactWay(new AddContactWayRequest(ACCOUNT, "12345-shop_A")))
                        .reply(new AddContactWayReply(
                                0, "ok", "https://work.weixin.qq.com/kf/kfcbf8f8d07ac7215f?enc_scene=ENCGFSDF567DF", null)));
    }

    private static Stream<Sample> servicers() {
        return Stream.of(
                sample(KfOperation.RECEPTIONIST_ADD, "POST /cgi-bin/kf/servicer/add")
                        .minimal(client -> client.receptionistAdd(ReceptionistAddRequest.users(ACCOUNT, "zhangsan")))
                        .full(client -> client.receptionistAdd(
                                new ReceptionistAddRequest(ACCOUNT, List.of("zhangsan", "lisi"), List.of(2, 4))))
                        .reply(new ReceptionistChangeReply(
                                0, "ok", List.of(
                                        new ReceptionistChangeReply.Result("zhangsan", null, 0, "success"),
                                        new ReceptionistChangeReply.Result("lisi", null, 0, "ignored"),
                                        new ReceptionistChangeReply.Result(null, 2, 0, "success"),
                                        new ReceptionistChangeReply.Result(null, 4, 60123, "invalid department")),
                                null)),
                sample(KfOperation.RECEPTIONIST_DEL, "POST /cgi-bin/kf/servicer/del")
                        .minimal(client -> client.receptionistDel(ReceptionistDelRequest.departments(ACCOUNT, 2)))
                        .full(client -> client.receptionistDel(
                                new ReceptionistDelRequest(ACCOUNT, List.of("zhangsan", "lisi"), List.of(2, 4))))
                        .reply(new ReceptionistChangeReply(
                                0, "ok", List.of(new ReceptionistChangeReply.Result("zhangsan", null, 0, "success")), null)),
                sample(KfOperation.RECEPTIONIST_LIST, "GET /cgi-bin/kf/servicer/list")
                        .always(client -> client.receptionistList(new ReceptionistListRequest(ACCOUNT)))
                        .reply(new ReceptionistListReply(
                                0, "ok", List.of(
                                        new ReceptionistListReply.Servicer("zhangsan", 0, null, null),
                                        new ReceptionistListReply.Servicer("lisi", 1, 1, null),
                                        new ReceptionistListReply.Servicer(null, null, null, 2)),
                                null)));
    }

    private static Stream<Sample> sessions() {
        return Stream.of(
                sample(KfOperation.SERVICE_STATE_GET, "POST /cgi-bin/kf/service_state/get")
                        .always(client -> client.serviceStateGet(new ServiceStateGetRequest(ACCOUNT, CUSTOMER)))
                        .reply(new ServiceStateGetReply(0, "ok", ServiceState.SERVICER, "zhangsan", null)),
                sample(KfOperation.SERVICE_STATE_TRANS, "POST /cgi-bin/kf/service_state/trans")
                        .minimal(client -> client.serviceStateTrans(
                                new ServiceStateTransRequest(ACCOUNT, CUSTOMER, ServiceState.QUEUED, null)))
                        .full(client -> client.serviceStateTrans(
                                new ServiceStateTransRequest(ACCOUNT, CUSTOMER, ServiceState.SERVICER, "zhangsan")))
                        .reply(new ServiceStateTransReply(0, "ok", "MSG_CODE", null)));
    }

    private static Stream<Sample> messages() {
        return Stream.of(
                sample(KfOperation.SYNC_MSG, "POST /cgi-bin/kf/sync_msg")
                        .minimal(client -> client.syncMsg(new SyncMsgRequest(ACCOUNT, null, null, null, null)))
                        .full(client -> client.syncMsg(
                                new SyncMsgRequest(
                                        ACCOUNT, "4gw7MepFLfgF2VC5npN", "ENCApHxnGDNAVNY4AaSJKj4Tb5mwsEMzxhFmHVGcra996NR",
                                        1000, 1)))
                        .reply(new SyncMsgReply(0, "ok", "4gw7MepFLfgF2VC5npN", true, List.of(), null)),
                sample(KfOperation.SEND_MSG, "POST /cgi-bin/kf/send_msg")
                        .minimal(client -> client.sendMsg(SendMsgRequest.text("您好").to(ACCOUNT, CUSTOMER)))
                        .full(client -> client.sendMsg(SendMsgRequest.of(menu()).to(ACCOUNT, CUSTOMER).withMsgId("order-1_42")))
                        .reply(new SendMsgReply(0, "ok", "order-1_42", null)),
                sample(KfOperation.SEND_MSG_ON_EVENT, "POST /cgi-bin/kf/send_msg_on_event")
                        .minimal(client -> client.sendMsgOnEvent(SendMsgOnEventRequest.text("CODE", "欢迎咨询")))
                        .full(client -> client.sendMsgOnEvent(
                                new SendMsgOnEventRequest("CODE", "welcome_1", new TextContent("欢迎咨询"))))
                        .reply(new SendMsgOnEventReply(0, "ok", "welcome_1", null)),
                sample(KfOperation.RECALL_MSG, "POST /cgi-bin/kf/recall_msg")
                        .always(client -> client.recallMsg(new RecallMsgRequest("order-1_42", ACCOUNT))).reply(OK));
    }

    private static MsgMenu menu() {
        return MsgMenu.head("您对本次服务是否满意呢? ").click("101", "满意").view("https://work.weixin.qq.com", "点击跳转到自助查询页面")
                .miniProgram("wx123123123123123", "pages/index.html", "点击打开小程序查询更多").text("纯文本").tail("欢迎再次光临");
    }

    private static Stream<Sample> customers() {
        return Stream.of(
                sample(KfOperation.CUSTOMER_BATCH_GET, "POST /cgi-bin/kf/customer/batchget")
                        .minimal(client -> client.customerBatchGet(CustomerBatchGetRequest.of(CUSTOMER)))
                        .full(client -> client
                                .customerBatchGet(new CustomerBatchGetRequest(List.of(CUSTOMER, "zhangsan"), 1)))
                        .reply(new CustomerBatchGetReply(
                                0, "ok", List.of(
                                        new CustomerBatchGetReply.Customer(
                                                CUSTOMER, "张三", "http://xxxxx", 1, "oxasdaosaosdasdasdasd",
                                                new CustomerBatchGetReply.EnterSessionContext(
                                                        "123", "abc", new WechatChannels("进入会话的视频号名称", "视频号小店名称", 1)))),
                                List.of("zhangsan"), null)));
    }

    private static Stream<Sample> upgradeService() {
        UpgradeMember member = new UpgradeMember("zhangsan", null);
        UpgradeMember memberWithWords = new UpgradeMember("zhangsan", "你好，我是你的专属服务专员zhangsan");
        UpgradeGroupChat group = new UpgradeGroupChat(GROUP_CHAT, null);
        UpgradeGroupChat groupWithWords = new UpgradeGroupChat(GROUP_CHAT, "欢迎加入你的专属服务群");
        return Stream.of(
                sample(KfOperation.UPGRADE_SERVICE_CONFIG, "GET /cgi-bin/kf/customer/get_upgrade_service_config")
                        .always(client -> client.upgradeServiceConfig())
                        .reply(new UpgradeServiceConfigReply(
                                0, "ok",
                                new UpgradeServiceConfigReply.MemberRange(List.of("zhangsan", "lisi"), List.of(2, 3)),
                                new UpgradeServiceConfigReply.GroupChatRange(List.of(GROUP_CHAT, "wrbbbbbbbbbbbbbbb")), null)),
                sample(KfOperation.UPGRADE_SERVICE, "POST /cgi-bin/kf/customer/upgrade_service")
                        .minimal(client -> client.upgradeService(UpgradeServiceRequest.of(ACCOUNT, CUSTOMER, group)))
                        .full(client -> client
                                .upgradeService(UpgradeServiceRequest.of(ACCOUNT, CUSTOMER, memberWithWords)))
                        .reply(OK),
                sample(KfOperation.UPGRADE_MEMBER_SERVICE, "POST /cgi-bin/kf/customer/upgrade_service")
                        .minimal(client -> client
                                .upgradeMemberService(new UpgradeMemberServiceRequest(ACCOUNT, CUSTOMER, member)))
                        .full(client -> client
                                .upgradeMemberService(new UpgradeMemberServiceRequest(ACCOUNT, CUSTOMER, memberWithWords)))
                        .reply(OK),
                sample(KfOperation.UPGRADE_GROUP_CHAT_SERVICE, "POST /cgi-bin/kf/customer/upgrade_service")
                        .minimal(client -> client
                                .upgradeGroupChatService(new UpgradeGroupChatServiceRequest(ACCOUNT, CUSTOMER, group)))
                        .full(client -> client.upgradeGroupChatService(
                                new UpgradeGroupChatServiceRequest(ACCOUNT, CUSTOMER, groupWithWords)))
                        .reply(OK),
                sample(KfOperation.UPGRADE_SERVICE_CANCEL, "POST /cgi-bin/kf/customer/cancel_upgrade_service")
                        .always(client -> client.upgradeServiceCancel(new UpgradeServiceCancelRequest(ACCOUNT, CUSTOMER)))
                        .reply(OK));
    }

    private static Stream<Sample> statistics() {
        return Stream.of(
                sample(KfOperation.GET_CORP_QUALIFICATION, "GET /cgi-bin/kf/get_corp_qualification")
                        .always(client -> client.getCorpQualification())
                        .reply(new GetCorpQualificationReply(0, "ok", true, null)),
                sample(KfOperation.GET_CORP_STATISTIC, "POST /cgi-bin/kf/get_corp_statistic")
                        .minimal(client -> client
                                .getCorpStatistic(new GetCorpStatisticRequest(ACCOUNT, 1645545600L, 1645632000L)))
                        .full(client -> client.getCorpStatistic(
                                GetCorpStatisticRequest.of(ACCOUNT, DAY, LocalDate.of(2022, 3, 25))))
                        .reply(new GetCorpStatisticReply(
                                0, "ok", List.of(
                                        new GetCorpStatisticReply.Day(
                                                1645545600L,
                                                new GetCorpStatisticReply.Statistic(2, 1, 6, 0, 1, 1.0, 0.25, 1)),
                                        new GetCorpStatisticReply.Day(
                                                1645632000L, new GetCorpStatisticReply.Statistic(
                                                        0, null, null, null, null, null, null, null)),
                                        new GetCorpStatisticReply.Day(1645718400L, null)),
                                null)),
                sample(KfOperation.GET_SERVICER_STATISTIC, "POST /cgi-bin/kf/get_servicer_statistic")
                        .minimal(client -> client
                                .getServicerStatistic(GetServicerStatisticRequest.of(ACCOUNT, DAY, DAY.plusDays(1))))
                        .full(client -> client.getServicerStatistic(
                                GetServicerStatisticRequest.of(ACCOUNT, DAY, DAY.plusDays(1)).servicer("zhangsan")))
                        .reply(new GetServicerStatisticReply(
                                0, "ok", List.of(
                                        new GetServicerStatisticReply.Day(
                                                1645545600L,
                                                new GetServicerStatisticReply.Statistic(
                                                        1, 2, 3, 1.0, 17.5, 4, 0.5, 0.25, 0.125, 0.0625, 5, 6, 7, 8, 9,
                                                        10)),
                                        new GetServicerStatisticReply.Day(1645632000L, null)),
                                null)));
    }

    private static Stream<Sample> knowledgeGroups() {
        return Stream.of(
                sample(KfOperation.ADD_KNOWLEDGE_GROUP, "POST /cgi-bin/kf/knowledge/add_group")
                        .minimal(client -> client.addKnowledgeGroup(new AddKnowledgeGroupRequest("分组名")))
                        .full(client -> client.addKnowledgeGroup(new AddKnowledgeGroupRequest("十二个字的知识库分组名称")))
                        .reply(new AddKnowledgeGroupReply(0, "ok", "GROUP_ID", null)),
                sample(KfOperation.DEL_KNOWLEDGE_GROUP, "POST /cgi-bin/kf/knowledge/del_group")
                        .always(client -> client.delKnowledgeGroup(new DelKnowledgeGroupRequest("GROUP_ID"))).reply(OK),
                sample(KfOperation.MOD_KNOWLEDGE_GROUP, "POST /cgi-bin/kf/knowledge/mod_group")
                        .always(client -> client.modKnowledgeGroup(new ModKnowledgeGroupRequest("GROUP_ID", "分组名")))
                        .reply(OK),
                sample(KfOperation.LIST_KNOWLEDGE_GROUP, "POST /cgi-bin/kf/knowledge/list_group")
                        .minimal(client -> client.listKnowledgeGroup(ListKnowledgeGroupRequest.all()))
                        .full(client -> client
                                .listKnowledgeGroup(new ListKnowledgeGroupRequest(null, 100, "GROUP_ID").from("CURSOR")))
                        .reply(new ListKnowledgeGroupReply(
                                0, "ok", "NEXT_CURSOR", true, List.of(
                                        new ListKnowledgeGroupReply.Group("GROUP_ID_1", "group1", false),
                                        new ListKnowledgeGroupReply.Group("GROUP_ID_2", "group2", true)),
                                null)));
    }

    private static Stream<Sample> knowledgeIntents() {
        KnowledgeAnswer answer = KnowledgeAnswer.of("问题的回复");
        KnowledgeAttachment link = KnowledgeAttachment.of(
                new KnowledgeAttachment.Link("消息标题", "https://example.pic.com/path", "消息描述", "https://example.link.com/path"));
        KnowledgeAttachment miniProgram = KnowledgeAttachment.of(
                new KnowledgeAttachment.MiniProgram("消息标题", "THUMB_ID", "wx8bd80126147df384", "/path/index"));
        return Stream.of(
                sample(KfOperation.ADD_KNOWLEDGE_INTENT, "POST /cgi-bin/kf/knowledge/add_intent")
                        .minimal(client -> client
                                .addKnowledgeIntent(AddKnowledgeIntentRequest.of("GROUP_ID", "主问题", answer)))
                        .full(client -> client.addKnowledgeIntent(
                                AddKnowledgeIntentRequest.of("GROUP_ID", "主问题", answer.with(
                                        KnowledgeAttachment.ofImage("IMAGE_ID"), KnowledgeAttachment.ofVideo("VIDEO_ID"), link,
                                        miniProgram)).similar("相似问1", "相似问2")))
                        .reply(new AddKnowledgeIntentReply(0, "ok", "INTENT_ID", null)),
                sample(KfOperation.DEL_KNOWLEDGE_INTENT, "POST /cgi-bin/kf/knowledge/del_intent")
                        .always(client -> client.delKnowledgeIntent(new DelKnowledgeIntentRequest("INTENT_ID"))).reply(OK),
                sample(KfOperation.MOD_KNOWLEDGE_INTENT, "POST /cgi-bin/kf/knowledge/mod_intent")
                        .minimal(client -> client.modKnowledgeIntent(ModKnowledgeIntentRequest.of("INTENT_ID")))
                        .full(client -> client.modKnowledgeIntent(
                                ModKnowledgeIntentRequest.of("INTENT_ID").question("主问题").similar("相似问1").answer(answer)))
                        .reply(OK),
                sample(KfOperation.LIST_KNOWLEDGE_INTENT, "POST /cgi-bin/kf/knowledge/list_intent")
                        .minimal(client -> client.listKnowledgeIntent(ListKnowledgeIntentRequest.all()))
                        .full(client -> client.listKnowledgeIntent(
                                new ListKnowledgeIntentRequest(null, 100, "GROUP_ID", "INTENT_ID").from("CURSOR")))
                        .reply(new ListKnowledgeIntentReply(
                                0, "ok", "NEXT_CURSOR", false, List.of(
                                        new ListKnowledgeIntentReply.Intent(
                                                "GROUP_ID", "INTENT_ID", KnowledgeQuestion.of("主问题"),
                                                KnowledgeQuestion.Similar.of("相似问1"),
                                                List.of(answer.with(
                                                        new KnowledgeAttachment(
                                                                "image",
                                                                new KnowledgeAttachment.Media(null, "图片（仅返回名字）.jpg"), null,
                                                                null, null),
                                                        new KnowledgeAttachment(
                                                                "video", null,
                                                                new KnowledgeAttachment.Media(null, "视频（仅返回名字）.mp4"),
                                                                null, null),
                                                        link,
                                                        KnowledgeAttachment.of(
                                                                new KnowledgeAttachment.MiniProgram(
                                                                        "消息标题", null, "wx8bd80126147df384",
                                                                        "/path/index")))))),
                                null)));
    }

    private static Stream<Sample> media() {
        return Stream.of(
                sample(KfOperation.MEDIA_UPLOAD_BY_URL, "POST /cgi-bin/media/upload_by_url")
                        .minimal(client -> client
                                .mediaUploadByUrl(MediaUploadByUrlRequest.video("video.mp4", "https://xxxx", MD5)))
                        .full(client -> client.mediaUploadByUrl(
                                MediaUploadByUrlRequest.file("手册.pdf", "https://xxxx/手册.pdf?a=1&b=2", MD5)))
                        .reply(new MediaUploadByUrlReply(0, "ok", JOB, null)),
                sample(KfOperation.GET_MEDIA_UPLOAD_BY_URL_RESULT, "POST /cgi-bin/media/get_upload_by_url_result")
                        .always(client -> client.getMediaUploadByUrlResult(new GetMediaUploadByUrlResultRequest(JOB)))
                        .reply(new GetMediaUploadByUrlResultReply(
                                0, "ok", MediaUploadStatus.DONE,
                                new GetMediaUploadByUrlResultReply.Detail(
                                        0, "ok", "3*1*G6nrLmr5EC3MMb_-zK1dDdzmd0p7", 1380000000L),
                                null)));
    }

    private static Stream<Sample> platform() {
        return Stream.of(
                sample(KfOperation.GET_API_DOMAIN_IP, "GET /cgi-bin/get_api_domain_ip")
                        .always(client -> client.getApiDomainIp())
                        .reply(new IpListReply(0, "ok", List.of("182.254.11.176", "182.254.78.66"), null)),
                sample(KfOperation.GET_CALLBACK_IP, "GET /cgi-bin/getcallbackip")
                        .always(client -> client.getCallbackIp())
                        .reply(new IpListReply(0, "ok", List.of("1.2.3.4", "2.3.3.0/24"), null)));
    }

    @Test
    void everyOperationHasASample() {
        assertThat(samples().map(Sample::operation)).containsExactlyInAnyOrder(KfOperation.values());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void sendsWhatIsRequired(Sample sample) throws IOException {
        assertSent(sample, sample.minimalCall(), "minimal");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void sendsEveryField(Sample sample) throws IOException {
        assertSent(sample, sample.fullCall(), "full");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void readsTheReply(Sample sample) throws IOException {
        ObjectNode json = read(sample, "reply");
        platform.givesTokens("T1");
        platform.answersEverything(KfJson.text(json));

        KfReply reply = sample.fullCall().apply(platform.client());

        assertThat(reply).isExactlyInstanceOf(sample.operation().replyType())
                .usingRecursiveComparison().ignoringFields("raw").isEqualTo(sample.expectedReply());
        assertThat(reply.raw()).isEqualTo(json);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void theSamplesHaveEveryFieldOfTheRequest(Sample sample) throws IOException {
        ObjectNode fields = read(sample, "minimal").setAll(read(sample, "full"));

        assertThat(fields.fieldNames()).toIterable()
                .containsAll(KfJson.fieldNames(sample.operation().requestType()));
    }

    private void assertSent(Sample sample, Function<KfClient, KfReply> call, String kind) throws IOException {
        platform.givesTokens("T1");
        platform.answersEverything("{\"errcode\":0,\"errmsg\":\"ok\"}");

        // random ids of messages that are the same each time
        call.apply(platform.builder(platform.tokens(), RetryPolicy.NONE).random(() -> 0).build());

        LoggedRequest sent = platform.onlyCall();
        String path = sent.getUrl().substring(0, sent.getUrl().indexOf('?'));
        assertThat(sent.getMethod() + " " + path).isEqualTo(sample.line());
        assertThat(sent.queryParameter("access_token").firstValue()).isEqualTo("T1");
        assertThat(fields(sent)).isEqualTo(read(sample, kind));
    }

    private static ObjectNode fields(LoggedRequest sent) throws IOException {
        if (sent.getMethod().equals(RequestMethod.POST)) {
            assertThat(sent.getQueryParams()).containsOnlyKeys("access_token");
            return KfJson.parse(sent.getBody());
        }
        assertThat(sent.getBody()).isEmpty();
        ObjectNode fields = KfJson.object();
        sent.getQueryParams().forEach((name, parameter) -> fields.put(name, parameter.firstValue()));
        fields.remove("access_token");
        return fields;
    }

    private static ObjectNode read(Sample sample, String kind) throws IOException {
        String name = "/wire/" + sample.operation().operationName() + "." + kind + ".json";
        try (InputStream json = WireTest.class.getResourceAsStream(name)) {
            assertThat(json).as(name).isNotNull();
            return KfJson.parse(json.readAllBytes());
        }
    }

    private static Sample sample(KfOperation operation, String line) {
        return new Sample(operation, line, null, null, null);
    }

    private record Sample(KfOperation operation, String line, Function<KfClient, KfReply> minimalCall,
            Function<KfClient, KfReply> fullCall, KfReply expectedReply) {

        Sample minimal(Function<KfClient, KfReply> call) {
            return new Sample(operation, line, call, fullCall, expectedReply);
        }

        Sample full(Function<KfClient, KfReply> call) {
            return new Sample(operation, line, minimalCall, call, expectedReply);
        }

        /** All fields are required. */
        Sample always(Function<KfClient, KfReply> call) {
            return minimal(call).full(call);
        }

        Sample reply(KfReply reply) {
            return new Sample(operation, line, minimalCall, fullCall, reply);
        }

        @Override
        public String toString() {
            return operation.operationName();
        }
    }
}
