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
package io.github.camelwecom.kf.peers.wecomsdk;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

import cn.felord.AgentDetails;
import cn.felord.DefaultAgent;
import cn.felord.WeComTokenCacheable;
import cn.felord.api.DomainApi;
import cn.felord.api.KfAccountApi;
import cn.felord.api.KfKnowledgeApi;
import cn.felord.api.KfServicerApi;
import cn.felord.api.KfSessionApi;
import cn.felord.api.KfStatisticApi;
import cn.felord.api.KfUpgradeApi;
import cn.felord.api.MediaApi;
import cn.felord.callback.CallbackSettings;
import cn.felord.callbacks.CallbackCrypto;
import cn.felord.callbacks.CallbackCryptoBuilder;
import cn.felord.callbacks.CallbackEventBody;
import cn.felord.domain.authentication.AccessTokenResponse;
import cn.felord.retrofit.AccessTokenApi;
import cn.felord.retrofit.WorkWechatRetrofitFactory;
import io.github.camelwecom.kf.sandbox.KfSandbox;
import okhttp3.ConnectionPool;
import okhttp3.logging.HttpLoggingInterceptor;
import retrofit2.Retrofit;
import retrofit2.http.GET;
import retrofit2.http.Query;

/**
 * wecom-sdk with its base URL set to a sandbox. The peer offers no setting for that: its own Retrofit, with its own
 * converters, token interceptor and error handling, is copied with another base URL.
 */
final class WecomSdkPeer {

    private final Retrofit retrofit;

    private WecomSdkPeer(Retrofit retrofit) {
        this.retrofit = retrofit;
    }

    static WecomSdkPeer connect(KfSandbox sandbox) {
        return connect(sandbox, sandbox.secret());
    }

    static WecomSdkPeer connect(KfSandbox sandbox, String secret) {
        String baseUrl = sandbox.baseUri() + "/cgi-bin/";
        AgentDetails agent = DefaultAgent.of(sandbox.corpId(), secret, "kf");
        Retrofit original = WorkWechatRetrofitFactory.create(
                new SandboxTokenApi(baseUrl, agent), new ConnectionPool(), HttpLoggingInterceptor.Level.NONE);
        return new WecomSdkPeer(original.newBuilder().baseUrl(baseUrl).build());
    }

    /**
     * The peer's end of the callbacks.
     *
     * @param worker runs {@code events}; {@code null} where nothing is received
     */
    static CallbackCrypto callbacks(KfSandbox sandbox, ExecutorService worker, Consumer<CallbackEventBody> events) {
        CallbackSettings settings = new CallbackSettings(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
        return new CallbackCryptoBuilder(worker, events).build((agentId, corpId) -> settings);
    }

    KfAccountApi accounts() {
        return retrofit.create(KfAccountApi.class);
    }

    KfServicerApi servicers() {
        return retrofit.create(KfServicerApi.class);
    }

    KfSessionApi sessions() {
        return retrofit.create(KfSessionApi.class);
    }

    KfUpgradeApi customers() {
        return retrofit.create(KfUpgradeApi.class);
    }

    KfStatisticApi statistics() {
        return retrofit.create(KfStatisticApi.class);
    }

    KfKnowledgeApi knowledge() {
        return retrofit.create(KfKnowledgeApi.class);
    }

    DomainApi domain() {
        return retrofit.create(DomainApi.class);
    }

    /** Alone among the APIs needed here this one is a class, which only the peer itself may construct. */
    MediaApi media() throws ReflectiveOperationException {
        Constructor<MediaApi> constructor = MediaApi.class.getDeclaredConstructor(Retrofit.class);
        constructor.setAccessible(true);
        return constructor.newInstance(retrofit);
    }

    /** The peer's own declaration of gettoken is neither public nor to be had with another base URL. */
    private interface TokenEndpoint {

        @GET("gettoken")
        AccessTokenResponse fetch(@Query("corpid") String corpId, @Query("corpsecret") String corpSecret);
    }

    private static final class SandboxTokenApi extends AccessTokenApi {

        private final TokenEndpoint endpoint;

        SandboxTokenApi(String baseUrl, AgentDetails agent) {
            super(new TokensInMemory(), agent);
            endpoint = WorkWechatRetrofitFactory.RETROFIT_.newBuilder().baseUrl(baseUrl).build().create(TokenEndpoint.class);
        }

        @Override
        protected String doGetToken(AgentDetails agent) {
            return endpoint.fetch(agent.getCorpId(), agent.getSecret()).getAccessToken();
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
