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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.AccountListReply.Account;
import io.github.camelwecom.kf.model.CustomerBatchGetReply.Customer;
import io.github.camelwecom.kf.model.CustomerBatchGetReply.EnterSessionContext;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReplyJsonTest {

    @Test
    void readsTheAccounts() throws IOException {
        AccountListReply reply = read("""
                {"errcode":0,"errmsg":"ok","account_list":[{"open_kfid":"wkA","name":"咨询客服",
                 "avatar":"https://example.com/0","manage_privilege":false}]}""", AccountListReply.class);

        assertThat(reply.accountList()).containsExactly(new Account("wkA", "咨询客服", "https://example.com/0", false));
    }

    @Test
    void readsTheCustomers() throws IOException {
        CustomerBatchGetReply reply = read("""
                {"errcode":0,"errmsg":"ok","customer_list":[{"external_userid":"wmB","nickname":"张三","avatar":"a",
                 "gender":1,"unionid":"u","enter_session_context":{"scene":"123","scene_param":"abc",
                 "wechat_channels":{"nickname":"n","shop_nickname":"s","scene":1}}}, null],
                 "invalid_external_userid":["zhangsan"]}""", CustomerBatchGetReply.class);

        assertThat(reply.customerList()).containsExactly(new Customer(
                "wmB", "张三", "a", 1, "u", new EnterSessionContext("123", "abc", new WechatChannels("n", "s", 1))));
        assertThat(reply.invalidExternalUserIds()).containsExactly("zhangsan");
        assertThat(reply.toString() + reply.customerList()).doesNotContain("张三");
    }

    @Test
    void readsListsThatWereLeftOutAsEmpty() throws IOException {
        assertThat(read("{\"errcode\":0}", AccountListReply.class).accountList()).isEmpty();
        assertThat(read("{\"errcode\":0}", CustomerBatchGetReply.class).customerList()).isEmpty();
        assertThat(read("{\"errcode\":0}", CustomerBatchGetReply.class).invalidExternalUserIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "0,UNHANDLED", "1,ASSISTANT", "2,QUEUED", "3,SERVICER", "4,ENDED", "5,UNKNOWN", "-7,UNKNOWN" })
    void readsTheState(int number, ServiceState state) throws IOException {
        ServiceStateGetReply reply = read(
                "{\"errcode\":0,\"service_state\":" + number + ",\"servicer_userid\":\"ZhangSan\"}",
                ServiceStateGetReply.class);

        assertThat(reply.serviceState()).isEqualTo(state);
        assertThat(reply.servicerUserId()).isEqualTo("ZhangSan");
    }

    @Test
    void readsTheCodeOfAChangeOfState() throws IOException {
        assertThat(read("{\"errcode\":0,\"msg_code\":\"C\"}", ServiceStateTransReply.class).msgCode()).isEqualTo("C");
        assertThat(read("{\"errcode\":0}", ServiceStateTransReply.class).msgCode()).isNull();
    }

    @Test
    void readsTheOtherSpellingOfTheDepartments() throws IOException {
        assertThat(read("{\"errcode\":0,\"member_range\":{\"department_list\":[2,3]}}", UpgradeServiceConfigReply.class)
                .memberRange()).isEqualTo(new UpgradeServiceConfigReply.MemberRange(List.of(), List.of(2, 3)));
    }

    @Test
    void readsStatisticsThatAreSpelledWellOrGivenAsText() throws IOException {
        GetServicerStatisticReply reply = read("""
                {"errcode":0,"statistic_list":[{"stat_time":1645545600,"statistic":{
                 "satisfaction_investigate_cnt":4,"reply_rate":"0.5"}}]}""", GetServicerStatisticReply.class);

        assertThat(reply.statisticList()).singleElement().satisfies(day -> {
            assertThat(day.date()).isEqualTo(LocalDate.of(2022, 2, 23));
            assertThat(day.statistic().satisfactionInvestigateCnt()).isEqualTo(4);
            assertThat(day.statistic().replyRate()).isEqualTo(0.5);
            assertThat(day.statistic().satisfiedRate()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({ "1,RUNNING", "2,DONE", "3,FAILED", "0,UNKNOWN" })
    void readsHowFarAnUploadIs(int number, MediaUploadStatus status) throws IOException {
        GetMediaUploadByUrlResultReply reply = read(
                "{\"errcode\":0,\"status\":" + number + ",\"detail\":{\"created_at\":1380000000}}",
                GetMediaUploadByUrlResultReply.class);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.detail().createdAt()).isEqualTo(1380000000L);
    }

    @Test
    void appendsASceneParamToALinkWithAScene() {
        AddContactWayReply reply = new AddContactWayReply(0, "ok", "https://work.weixin.qq.com/kf/kfcbf?enc_scene=ENC", null);

        assertThat(reply.urlWithSceneParam("场景 3&x=1"))
                .isEqualTo("https://work.weixin.qq.com/kf/kfcbf?enc_scene=ENC&scene_param=%E5%9C%BA%E6%99%AF%203%26x%3D1");
        assertThat(reply.urlWithSceneParam("a".repeat(128))).endsWith("a".repeat(128));
    }

    @Test
    void refusesASceneParamThatThePlatformWouldNotTake() {
        AddContactWayReply withScene = new AddContactWayReply(0, "ok", "https://example.com?enc_scene=E", null);
        AddContactWayReply without = new AddContactWayReply(0, "ok", "https://example.com", null);

        assertThatThrownBy(() -> withScene.urlWithSceneParam("字".repeat(15))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("128", "135").hasMessageNotContaining("字");
        assertThatThrownBy(() -> without.urlWithSceneParam("a")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("scene");
    }

    @Test
    void keepsTheJsonAsItCame() throws IOException {
        ObjectNode json = parse("{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"1\",\"raw\":{\"x\":1},\"new_field\":1.50}");

        SendMsgReply reply = KfJson.reply(json, SendMsgReply.class);

        assertThat(reply.msgId()).isEqualTo("1");
        assertThat(reply.raw()).isSameAs(json);
        assertThat(new ObjectMapper().writeValueAsString(reply)).isEqualTo(KfJson.text(json)).contains("1.50");
    }

    private static <R extends KfReply> R read(String json, Class<R> type) throws IOException {
        return KfJson.reply(parse(json), type);
    }

    private static ObjectNode parse(String json) throws IOException {
        return KfJson.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
