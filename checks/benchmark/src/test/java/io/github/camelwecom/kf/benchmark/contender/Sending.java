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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.WecomKfConstants;
import io.github.camelwecom.kf.benchmark.platform.LeanPlatform;
import io.github.camelwecom.kf.benchmark.trial.CallLoop;
import io.github.camelwecom.kf.benchmark.trial.Effort;
import io.github.camelwecom.kf.benchmark.trial.Figures;
import io.github.camelwecom.kf.benchmark.trial.Trial;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.send.SendMsgRequest;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgSendRequest;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfTextMsg;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One text after the other to a customer. Argument of each: by how many threads.
 */
public final class Sending {

    private static final String ACCOUNT = "wkAJ2GCAAASSm4_FhToWMFea0xAFfd3Q";
    private static final String CUSTOMER = "wmAJ2GCAAAme1XQRCNIq0_xyz";
    private static final String WORDS = "您好，您的订单已经发货，预计明天送达。";

    private Sending() {
    }

    /** By a route. */
    public static final class Route implements Trial {

        private static final String ENTRY = "direct:send";
        private static final Map<String, Object> HEADERS
                = Map.of(WecomKfConstants.OPEN_KF_ID, ACCOUNT, WecomKfConstants.EXTERNAL_USER_ID, CUSTOMER);

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); Scratch state = Scratch.create();
                 DefaultCamelContext context = new DefaultCamelContext()) {
                context.addComponent("wecom-kf", Peers.component(platform, state));
                context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(ENTRY).to("wecom-kf:sendMsg?msgType=text");
                    }
                });
                context.start();
                ProducerTemplate template = context.createProducerTemplate();
                Endpoint entry = context.getEndpoint(ENTRY);
                return send(effort, arguments, () -> sendOne(template, entry));
            }
        }

        private static Exchange sendOne(ProducerTemplate template, Endpoint entry) throws Exception {
            Exchange sent = template.send(entry, exchange -> {
                exchange.getMessage().setHeaders(new HashMap<>(HEADERS));
                exchange.getMessage().setBody(WORDS);
            });
            if (sent.getException() != null) {
                throw sent.getException();
            }
            return sent;
        }
    }

    /** By the typed client, without Camel. */
    public static final class Client implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start(); KfClient client = Peers.client(platform)) {
                return send(effort, arguments,
                        () -> client.sendMsg(SendMsgRequest.text(WORDS).to(ACCOUNT, CUSTOMER)));
            }
        }
    }

    /** By WxJava. */
    public static final class WxJava implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            try (LeanPlatform platform = LeanPlatform.start()) {
                WxCpService service = Peers.wxJava(platform);
                return send(effort, arguments, () -> service.getKfService().sendMsg(request()));
            }
        }

        private static WxCpKfMsgSendRequest request() {
            WxCpKfTextMsg text = new WxCpKfTextMsg();
            text.setContent(WORDS);
            WxCpKfMsgSendRequest request = new WxCpKfMsgSendRequest();
            request.setToUser(CUSTOMER);
            request.setOpenKfid(ACCOUNT);
            request.setMsgType("text");
            request.setText(text);
            return request;
        }
    }

    /** HttpClient 5, a tree written and a tree read: nothing is checked, nothing repeated. */
    public static final class Bare implements Trial {

        @Override
        public Figures run(Effort effort, String... arguments) throws Exception {
            ObjectMapper mapper = new ObjectMapper();
            try (LeanPlatform platform = LeanPlatform.start(); CloseableHttpClient http = Peers.bareHttp()) {
                String address = platform.baseUri() + "/cgi-bin/kf/send_msg?access_token=t";
                return send(effort, arguments, () -> {
                    ObjectNode request = mapper.createObjectNode().put("touser", CUSTOMER).put("open_kfid", ACCOUNT)
                            .put("msgtype", "text");
                    request.putObject("text").put("content", WORDS);
                    HttpPost post = new HttpPost(address);
                    post.setEntity(new ByteArrayEntity(mapper.writeValueAsBytes(request), ContentType.APPLICATION_JSON));
                    return http.execute(post, answer -> {
                        try (InputStream content = answer.getEntity().getContent()) {
                            return mapper.readValue(content, ObjectNode.class).path("msgid").asText();
                        }
                    });
                });
            }
        }
    }

    private static Figures send(Effort effort, String[] arguments, Callable<?> call) throws Exception {
        return CallLoop.measure(effort, Integer.parseInt(arguments[0]), call);
    }
}
