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

import java.util.Map;
import java.util.OptionalInt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.check.RequestValidator;
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
import io.github.camelwecom.kf.model.ListKnowledgeGroupReply;
import io.github.camelwecom.kf.model.ListKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ListKnowledgeIntentReply;
import io.github.camelwecom.kf.model.ListKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.MediaUploadByUrlReply;
import io.github.camelwecom.kf.model.MediaUploadByUrlRequest;
import io.github.camelwecom.kf.model.ModKnowledgeGroupRequest;
import io.github.camelwecom.kf.model.ModKnowledgeIntentRequest;
import io.github.camelwecom.kf.model.ReceptionistAddRequest;
import io.github.camelwecom.kf.model.ReceptionistChangeReply;
import io.github.camelwecom.kf.model.ReceptionistDelRequest;
import io.github.camelwecom.kf.model.ReceptionistListReply;
import io.github.camelwecom.kf.model.ReceptionistListRequest;
import io.github.camelwecom.kf.model.ServiceStateGetReply;
import io.github.camelwecom.kf.model.ServiceStateGetRequest;
import io.github.camelwecom.kf.model.ServiceStateTransReply;
import io.github.camelwecom.kf.model.ServiceStateTransRequest;
import io.github.camelwecom.kf.model.UpgradeGroupChatServiceRequest;
import io.github.camelwecom.kf.model.UpgradeMemberServiceRequest;
import io.github.camelwecom.kf.model.UpgradeServiceCancelRequest;
import io.github.camelwecom.kf.model.UpgradeServiceConfigReply;
import io.github.camelwecom.kf.model.UpgradeServiceRequest;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.RecallMsgRequest;
import io.github.camelwecom.kf.model.send.SendMsgOnEventReply;
import io.github.camelwecom.kf.model.send.SendMsgOnEventRequest;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import org.apache.hc.core5.http.Method;

import static io.github.camelwecom.kf.client.OperationFacts.get;
import static io.github.camelwecom.kf.client.OperationFacts.post;

/** The operations of the API, and all there is to know to call each. */
public enum KfOperation {

    // ---- accounts

    ACCOUNT_ADD("accountAdd", post("kf/account/add").takes(AccountAddRequest.class).gives(AccountAddReply.class)
            .doc(94662).purpose("Creates an account.", "添加客服账号。")),

    ACCOUNT_DEL("accountDel", post("kf/account/del").takes(AccountDelRequest.class)
            .doc(94663).purpose("Deletes an account.", "删除客服账号。")),

    ACCOUNT_UPDATE("accountUpdate", post("kf/account/update").takes(AccountUpdateRequest.class).repeat(Repetition.SAFE)
            .doc(94664).purpose("Changes name or picture of an account.", "修改客服账号的名称或头像。")),

    ACCOUNT_LIST("accountList", post("kf/account/list").takes(AccountListRequest.class).gives(AccountListReply.class)
            .repeat(Repetition.SAFE).doc(94661).purpose("Lists a page of the accounts.", "分页获取客服账号列表。")),

    ADD_CONTACT_WAY("addContactWay", post("kf/add_contact_way").takes(AddContactWayRequest.class)
            .gives(AddContactWayReply.class).repeat(Repetition.SAFE).doc(94665)
            .purpose("Gets a link that opens the chat with an account.", "获取客服账号链接。")),

    // ---- servicers

    RECEPTIONIST_ADD("receptionistAdd", post("kf/servicer/add").takes(ReceptionistAddRequest.class)
            .gives(ReceptionistChangeReply.class).repeat(Repetition.SAFE).doc(94646)
            .purpose("Adds servicers to an account.", "为客服账号添加接待人员。")),

    RECEPTIONIST_DEL("receptionistDel", post("kf/servicer/del").takes(ReceptionistDelRequest.class)
            .gives(ReceptionistChangeReply.class).repeat(Repetition.SAFE).doc(94647)
            .purpose("Removes servicers from an account.", "删除客服账号的接待人员。")),

    RECEPTIONIST_LIST("receptionistList", get("kf/servicer/list").takes(ReceptionistListRequest.class)
            .gives(ReceptionistListReply.class).doc(94645)
            .purpose("Lists the servicers of an account.", "获取客服账号的接待人员列表。")),

    // ---- sessions

    SERVICE_STATE_GET("serviceStateGet", post("kf/service_state/get").takes(ServiceStateGetRequest.class)
            .gives(ServiceStateGetReply.class).repeat(Repetition.SAFE).doc(94669)
            .purpose("Tells the state of a session.", "获取会话状态。")),

    SERVICE_STATE_TRANS("serviceStateTrans", post("kf/service_state/trans").takes(ServiceStateTransRequest.class)
            .gives(ServiceStateTransReply.class).doc(94669)
            .purpose("Changes the state of a session.", "变更会话状态。")),

    // ---- messages

    SYNC_MSG("syncMsg", post("kf/sync_msg").takes(SyncMsgRequest.class).gives(SyncMsgReply.class).repeat(Repetition.SAFE)
            .doc(94670).purpose("Pulls a page of messages and events.", "分页拉取消息和事件。")) {
        @Override
        KfReply read(ObjectNode json) {
            return SyncMsgReply.read(json);
        }
    },

    SEND_MSG("sendMsg", post("kf/send_msg").takes(SendMsgRequest.class).gives(SendMsgReply.class)
            .repeat(Repetition.SAFE_WITH_MSG_ID).doc(94677)
            .purpose("Sends a message to a customer.", "向客户发送消息。")),

    SEND_MSG_ON_EVENT("sendMsgOnEvent", post("kf/send_msg_on_event").takes(SendMsgOnEventRequest.class)
            .gives(SendMsgOnEventReply.class).repeat(Repetition.SAFE_WITH_MSG_ID).doc(95122)
            .purpose("Sends the one message that an event allows, such as a welcome.", "发送事件响应消息，例如欢迎语。")),

    RECALL_MSG("recallMsg", post("kf/recall_msg").takes(RecallMsgRequest.class).availability(Availability.SOME_EDITIONS)
            .purpose("Takes back a message that was sent by API within the last 2 minutes.", "撤回 2 分钟内通过 API 发送的消息。")),

    // ---- customers

    CUSTOMER_BATCH_GET("customerBatchGet", post("kf/customer/batchget").takes(CustomerBatchGetRequest.class)
            .gives(CustomerBatchGetReply.class).repeat(Repetition.SAFE).doc(95159)
            .purpose("Gets the profiles of customers.", "批量获取客户基础信息。")),

    // ---- upgrade service

    UPGRADE_SERVICE_CONFIG("upgradeServiceConfig", get("kf/customer/get_upgrade_service_config")
            .gives(UpgradeServiceConfigReply.class).doc(94674)
            .purpose("Lists the specialists and groups that customers can be recommended to.", "获取已配置的专员和客户群。")),

    UPGRADE_SERVICE("upgradeService", post("kf/customer/upgrade_service").takes(UpgradeServiceRequest.class).doc(94674)
            .purpose("Recommends a specialist or a group to a customer.", "为客户升级为专员或客户群服务。")),

    UPGRADE_MEMBER_SERVICE("upgradeMemberService", post("kf/customer/upgrade_service")
            .takes(UpgradeMemberServiceRequest.class).fixed("type", UpgradeServiceRequest.TYPE_MEMBER).doc(94674)
            .purpose("Recommends a specialist to a customer.", "为客户升级为专员服务。")),

    UPGRADE_GROUP_CHAT_SERVICE("upgradeGroupChatService", post("kf/customer/upgrade_service")
            .takes(UpgradeGroupChatServiceRequest.class).fixed("type", UpgradeServiceRequest.TYPE_GROUP_CHAT).doc(94674)
            .purpose("Recommends a group to a customer.", "为客户升级为客户群服务。")),

    UPGRADE_SERVICE_CANCEL("upgradeServiceCancel", post("kf/customer/cancel_upgrade_service")
            .takes(UpgradeServiceCancelRequest.class).doc(94674)
            .purpose("Withdraws a recommendation that the customer still sees.", "为客户取消推荐。")),

    // ---- corp and statistics

    GET_CORP_QUALIFICATION("getCorpQualification", get("kf/get_corp_qualification").gives(GetCorpQualificationReply.class)
            .doc(95168).availability(Availability.LEGACY)
            .purpose("Tells whether the corp bound a WeChat Channels account.", "获取企业是否已绑定视频号。")),

    GET_CORP_STATISTIC("getCorpStatistic", post("kf/get_corp_statistic").takes(GetCorpStatisticRequest.class)
            .gives(GetCorpStatisticReply.class).repeat(Repetition.SAFE).doc(95489)
            .purpose("Gets the daily numbers of an account.", "获取客服账号的每日企业汇总数据。")),

    GET_SERVICER_STATISTIC("getServicerStatistic", post("kf/get_servicer_statistic").takes(GetServicerStatisticRequest.class)
            .gives(GetServicerStatisticReply.class).repeat(Repetition.SAFE).doc(95490)
            .purpose("Gets the daily numbers of the servicers of an account, of one or of all together.",
                    "获取客服账号的每日接待人员明细数据，可指定某一接待人员。")),

    // ---- knowledge base

    ADD_KNOWLEDGE_GROUP("addKnowledgeGroup", post("kf/knowledge/add_group").takes(AddKnowledgeGroupRequest.class)
            .gives(AddKnowledgeGroupReply.class).doc(95971).availability(Availability.SELF_BUILT_APPS)
            .purpose("Creates a group of the knowledge base.", "添加知识库分组。")),

    DEL_KNOWLEDGE_GROUP("delKnowledgeGroup", post("kf/knowledge/del_group").takes(DelKnowledgeGroupRequest.class)
            .doc(95971).availability(Availability.SELF_BUILT_APPS)
            .purpose("Deletes a group of the knowledge base.", "删除知识库分组。")),

    MOD_KNOWLEDGE_GROUP("modKnowledgeGroup", post("kf/knowledge/mod_group").takes(ModKnowledgeGroupRequest.class)
            .repeat(Repetition.SAFE).doc(95971).availability(Availability.SELF_BUILT_APPS)
            .purpose("Renames a group of the knowledge base.", "修改知识库分组的名称。")),

    LIST_KNOWLEDGE_GROUP("listKnowledgeGroup", post("kf/knowledge/list_group").takes(ListKnowledgeGroupRequest.class)
            .gives(ListKnowledgeGroupReply.class).repeat(Repetition.SAFE).doc(95971)
            .availability(Availability.SELF_BUILT_APPS)
            .purpose("Lists a page of the groups of the knowledge base.", "分页获取知识库分组列表。")),

    ADD_KNOWLEDGE_INTENT("addKnowledgeIntent", post("kf/knowledge/add_intent").takes(AddKnowledgeIntentRequest.class)
            .gives(AddKnowledgeIntentReply.class).doc(95972).availability(Availability.SELF_BUILT_APPS)
            .purpose("Adds a question and its answer to the knowledge base.", "添加知识库问答。")),

    DEL_KNOWLEDGE_INTENT("delKnowledgeIntent", post("kf/knowledge/del_intent").takes(DelKnowledgeIntentRequest.class)
            .doc(95972).availability(Availability.SELF_BUILT_APPS)
            .purpose("Deletes a question and its answer from the knowledge base.", "删除知识库问答。")),

    MOD_KNOWLEDGE_INTENT("modKnowledgeIntent", post("kf/knowledge/mod_intent").takes(ModKnowledgeIntentRequest.class)
            .repeat(Repetition.SAFE).doc(95972).availability(Availability.SELF_BUILT_APPS)
            .purpose("Replaces parts of a question and its answer in the knowledge base.", "修改知识库问答。")),

    LIST_KNOWLEDGE_INTENT("listKnowledgeIntent", post("kf/knowledge/list_intent").takes(ListKnowledgeIntentRequest.class)
            .gives(ListKnowledgeIntentReply.class).repeat(Repetition.SAFE).doc(95972)
            .availability(Availability.SELF_BUILT_APPS)
            .purpose("Lists a page of the questions and answers of the knowledge base.", "分页获取知识库问答列表。")),

    // ---- media

    MEDIA_UPLOAD_BY_URL("mediaUploadByUrl", post("media/upload_by_url").takes(MediaUploadByUrlRequest.class)
            .gives(MediaUploadByUrlReply.class).doc(96219)
            .purpose("Lets the platform fetch a large file; the media id is not good for sendMsg.",
                    "由平台从 URL 异步上传大文件；所得 media_id 不能用于 sendMsg。")),

    GET_MEDIA_UPLOAD_BY_URL_RESULT("getMediaUploadByUrlResult", post("media/get_upload_by_url_result")
            .takes(GetMediaUploadByUrlResultRequest.class).gives(GetMediaUploadByUrlResultReply.class)
            .repeat(Repetition.SAFE).doc(96219)
            .purpose("Tells how far mediaUploadByUrl is, and the media id.", "查询 mediaUploadByUrl 的进度和结果。")),

    // ---- platform

    GET_API_DOMAIN_IP("getApiDomainIp", get("get_api_domain_ip").gives(IpListReply.class).doc(92520)
            .purpose("Lists the addresses of the API.", "获取企业微信接口的 IP 段。")),

    GET_CALLBACK_IP("getCallbackIp", get("getcallbackip").gives(IpListReply.class).doc(90238)
            .purpose("Lists the addresses that callbacks come from.", "获取企业微信回调的 IP 段。"));

    private final String operationName;
    private final OperationFacts facts;

    KfOperation(String operationName, OperationFacts facts) {
        this.operationName = operationName;
        this.facts = facts;
    }

    /** Name in endpoint URIs and error texts, such as {@code sendMsg}. */
    public String operationName() {
        return operationName;
    }

    /** HTTP method. The fields of a GET are query parameters, those of a POST are JSON. */
    public Method method() {
        return facts.method();
    }

    /** Path below {@code /cgi-bin/}. */
    public String path() {
        return facts.path();
    }

    /** Record of the request. */
    public Class<?> requestType() {
        return facts.requestType();
    }

    /** Record of the reply. */
    public Class<? extends KfReply> replyType() {
        return facts.replyType();
    }

    /** Whether a call that may have been carried out can be made again. */
    public Repetition repetition() {
        return facts.repetition();
    }

    /** Fields that every request of this operation carries, whatever the caller says. */
    public Map<String, Object> fixedFields() {
        return facts.fixedFields();
    }

    /** Number of the page of the official documentation; empty when it has none. */
    public OptionalInt docPage() {
        return facts.docPage() == 0 ? OptionalInt.empty() : OptionalInt.of(facts.docPage());
    }

    /** What it does, in one sentence. */
    public String purpose() {
        return facts.purpose();
    }

    /** What it does, in one Chinese sentence. */
    public String chinesePurpose() {
        return facts.chinesePurpose();
    }

    /** Who can use it. */
    public Availability availability() {
        return facts.availability();
    }

    /** Whether a request has all that is documented as necessary, and keeps the documented limits. */
    public boolean allows(ObjectNode request) {
        return RequestValidator.violations(requestType(), request).isEmpty();
    }

    KfReply read(ObjectNode json) throws JsonProcessingException {
        return KfJson.reply(json, replyType());
    }
}
