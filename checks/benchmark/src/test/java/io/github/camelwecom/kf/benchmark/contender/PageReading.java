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

import java.io.InputStream;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.benchmark.platform.Account;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.platform.MessagePage;
import io.github.camelwecom.kf.benchmark.trial.CallLoop;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import me.chanjar.weixin.cp.api.WxCpService;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * One call of sync_msg after the other, each of which brings a full page of texts.
 */
public final class PageReading {

    private static final int CUSTOMERS = 100;
    private static final String ACCOUNT = Account.backlog(1_000_000, CUSTOMERS, 1, 0);
    private static final String CURSOR = "1000";

    private PageReading() {
    }

    /** To records. */
    public static final class Component implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); KfClient client = Peers.client(platform)) {
                SyncMsgRequest request = new SyncMsgRequest(ACCOUNT, CURSOR, "t1", MessagePage.FULL, null);
                return read(effort, () -> client.syncMsg(request).msgList().size());
            }
        }
    }

    /** To its beans. */
    public static final class WxJava implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start()) {
                WxCpService service = Peers.wxJava(platform);
                return read(effort,
                        () -> service.getKfService().syncMsg(CURSOR, "t1", MessagePage.FULL, null, ACCOUNT).getMsgList()
                                .size());
            }
        }
    }

    /** HTTP and one parse into a tree: no message is a record, nothing is checked. */
    public static final class Bare implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            ObjectMapper mapper = new ObjectMapper();
            try (LeanPlatform platform = LeanPlatform.start(); CloseableHttpClient http = Peers.bareHttp()) {
                HttpPost post = new HttpPost(platform.baseUri() + "/cgi-bin/kf/sync_msg?access_token=t");
                post.setEntity(new StringEntity(
                        "{\"open_kfid\":\"" + ACCOUNT + "\",\"cursor\":\"" + CURSOR
                                                + "\",\"token\":\"t1\",\"limit\":1000}",
                        ContentType.APPLICATION_JSON));
                return read(effort, () -> http.execute(post, answer -> {
                    try (InputStream content = answer.getEntity().getContent()) {
                        return mapper.readValue(content, ObjectNode.class).path("msg_list").size();
                    }
                }));
            }
        }
    }

    /** To its beans, with the Jackson that it can live with. */
    public static final class WecomSdk implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start()) {
                WecomSdkClient client = new WecomSdkClient(platform);
                return read(effort, () -> client.page(ACCOUNT, CURSOR, "t1", MessagePage.FULL));
            }
        }
    }

    private static Figures read(Effort effort, Callable<Integer> page) throws Exception {
        return CallLoop.measure(effort, 1, () -> {
            int messages = page.call();
            if (messages != MessagePage.FULL) {
                throw new IllegalStateException("A page of " + messages);
            }
            return messages;
        });
    }
}
