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
package io.github.camelwecom.kf.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgListResp;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One call of sync_msg that brings a page of 1,000 texts, over HTTP from a lean server in a JVM of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageReading {

    private static final String ACCOUNT = "wkxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    private static final String REQUEST
            = "{\"open_kfid\":\"" + ACCOUNT + "\",\"cursor\":\"c1\",\"token\":\"t1\",\"limit\":1000}";

    private final ObjectMapper mapper = new ObjectMapper();
    private LeanPlatform platform;
    private KfClient client;
    private WxCpService peer;
    private CloseableHttpClient http;
    private HttpPost post;

    /** One server for all. */
    @Setup
    public void connect() throws IOException {
        platform = LeanPlatform.start();
        client = KfClient.builder().corpId("ww1").secret("s").baseUri(platform.baseUri()).build();
        WxCpDefaultConfigImpl configuration = new WxCpDefaultConfigImpl();
        configuration.setCorpId("ww1");
        configuration.setCorpSecret("s");
        configuration.setBaseApiUrl(platform.baseUri());
        peer = new WxCpServiceImpl();
        peer.setWxCpConfigStorage(configuration);
        http = HttpClients.createDefault();
        post = new HttpPost(platform.baseUri() + "/cgi-bin/kf/sync_msg?access_token=t");
        post.setEntity(new StringEntity(REQUEST, ContentType.APPLICATION_JSON));
    }

    /** With the connections. */
    @TearDown
    public void disconnect() throws IOException {
        client.close();
        http.close();
        platform.close();
    }

    /** To records. */
    @Benchmark
    public List<KfMessage> component() {
        return client.syncMsg(new SyncMsgRequest(ACCOUNT, "c1", "t1", 1000, null)).msgList();
    }

    /** To its beans. */
    @Benchmark
    public WxCpKfMsgListResp wxJava() throws WxErrorException {
        return peer.getKfService().syncMsg("c1", "t1", 1000, null, ACCOUNT);
    }

    /** HTTP and one parse into a tree: no message is a record, nothing is checked. */
    @Benchmark
    public JsonNode floor() throws IOException {
        return http.execute(post, answer -> {
            try (InputStream content = answer.getEntity().getContent()) {
                return mapper.readValue(content, ObjectNode.class);
            }
        });
    }
}
