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
package io.github.camelwecom.kf.benchmark.contender;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import cn.felord.AgentDetails;
import cn.felord.DefaultAgent;
import cn.felord.WeComTokenCacheable;
import cn.felord.api.KfSessionApi;
import cn.felord.domain.callcenter.SyncMsgRequest;
import cn.felord.domain.callcenter.SyncMsgResponse;
import cn.felord.retrofit.AccessTokenApi;
import cn.felord.retrofit.WorkWechatRetrofitFactory;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import okhttp3.ConnectionPool;
import okhttp3.logging.HttpLoggingInterceptor;

/**
 * wecom-sdk with its base URL set to a lean platform.
 */
final class WecomSdkClient {

    private final KfSessionApi sessions;

    WecomSdkClient(LeanPlatform platform) {
        AgentDetails agent = DefaultAgent.of(LeanPlatform.CORP, LeanPlatform.SECRET, "kf");
        sessions = WorkWechatRetrofitFactory
                .create(new OneToken(agent), new ConnectionPool(), HttpLoggingInterceptor.Level.NONE).newBuilder()
                .baseUrl(platform.baseUri() + "/cgi-bin/").build().create(KfSessionApi.class);
    }

    /** How many messages it has. */
    int page(String account, String cursor, String token, int limit) {
        SyncMsgRequest request = new SyncMsgRequest();
        request.setOpenKfid(account);
        request.setCursor(cursor);
        request.setToken(token);
        request.setLimit(limit);
        SyncMsgResponse page = sessions.syncMsg(request);
        return page.getMsgList().size();
    }

    /** The lean platform takes any. */
    private static final class OneToken extends AccessTokenApi {

        OneToken(AgentDetails agent) {
            super(new TokensInMemory(), agent);
        }

        @Override
        protected String doGetToken(AgentDetails agent) {
            return "t";
        }
    }

    private static final class TokensInMemory implements WeComTokenCacheable {

        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public String putAccessToken(String corpId, String agentId, String accessToken) {
            values.put(corpId + agentId, accessToken);
            return accessToken;
        }

        @Override
        public String getAccessToken(String corpId, String agentId) {
            return values.get(corpId + agentId);
        }

        @Override
        public void clearAccessToken(String corpId, String agentId) {
            values.remove(corpId + agentId);
        }

        @Override
        public String putCorpTicket(String corpId, String agentId, String corpTicket) {
            throw new UnsupportedOperationException("KF has no use for tickets");
        }

        @Override
        public String getCorpTicket(String corpId, String agentId) {
            throw new UnsupportedOperationException("KF has no use for tickets");
        }

        @Override
        public String putAgentTicket(String corpId, String agentId, String agentTicket) {
            throw new UnsupportedOperationException("KF has no use for tickets");
        }

        @Override
        public String getAgentTicket(String corpId, String agentId) {
            throw new UnsupportedOperationException("KF has no use for tickets");
        }
    }
}
