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

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of customer/batchget (doc/95159).
 *
 * @param errcode                0 when the call succeeded
 * @param errmsg                 the platform's text for it
 * @param customerList           the customers; never {@code null}
 * @param invalidExternalUserIds ids that do not exist, or whose customer was not heard of for 48 hours; never
 *                               {@code null}
 * @param raw                    the answer as received
 */
public record CustomerBatchGetReply(int errcode, String errmsg, List<Customer> customerList,
        @JsonProperty("invalid_external_userid") List<String> invalidExternalUserIds,
        JsonNode raw) implements KfReply {
    public CustomerBatchGetReply {
        customerList = Absent.asEmpty(customerList);
        invalidExternalUserIds = Absent.asEmpty(invalidExternalUserIds);
    }

    @Override
    public String toString() {
        return "CustomerBatchGetReply[errcode=" + errcode + ", customers=" + customerList.size() + ", invalid="
               + invalidExternalUserIds.size() + "]";
    }

    /**
     * A customer.
     *
     * @param externalUserId      id of the customer
     * @param nickname            name in WeChat
     * @param avatar              address of the picture; not told to third-party apps
     * @param gender              0 unknown, 1 male, 2 female; always 0 for third-party apps
     * @param unionId             only when a WeChat developer account is bound to the corp
     * @param enterSessionContext how the customer last entered within 48 hours; only when asked for
     */
    public record Customer(
            @JsonProperty("external_userid") String externalUserId, String nickname, String avatar, Integer gender,
            @JsonProperty("unionid") String unionId, EnterSessionContext enterSessionContext) {

        @Override
        public String toString() {
            return "Customer[externalUserId=" + externalUserId + "]";
        }
    }

    /**
     * How a customer entered.
     *
     * @param scene          scene of the account link, or one of the platform
     * @param sceneParam     what was appended to the link, still URL-encoded
     * @param wechatChannels only when the customer came from WeChat Channels
     */
    public record EnterSessionContext(String scene, String sceneParam, WechatChannels wechatChannels) {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
