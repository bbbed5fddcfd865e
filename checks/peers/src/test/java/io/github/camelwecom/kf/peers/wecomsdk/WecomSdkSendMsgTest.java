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

import java.util.List;

import cn.felord.WeComException;
import cn.felord.domain.callcenter.CaLinkKfMessageRequest;
import cn.felord.domain.callcenter.ClickMsgMenuContent;
import cn.felord.domain.callcenter.FileKfMessageRequest;
import cn.felord.domain.callcenter.ImageKfMessageRequest;
import cn.felord.domain.callcenter.KfLocation;
import cn.felord.domain.callcenter.KfMessageLink;
import cn.felord.domain.callcenter.KfMessageRequest;
import cn.felord.domain.callcenter.KfMiniprogram;
import cn.felord.domain.callcenter.KfMsgMenu;
import cn.felord.domain.callcenter.LinkKfMessageRequest;
import cn.felord.domain.callcenter.LocationKfMessageRequest;
import cn.felord.domain.callcenter.MenuKfMessageRequest;
import cn.felord.domain.callcenter.MiniprogramKfMessageRequest;
import cn.felord.domain.callcenter.MiniprogramMsgMenuContent;
import cn.felord.domain.callcenter.TextKfMessageRequest;
import cn.felord.domain.callcenter.TextMsgMenuContent;
import cn.felord.domain.callcenter.VideoKfMessageRequest;
import cn.felord.domain.callcenter.ViewMsgMenuContent;
import cn.felord.domain.callcenter.VoiceKfMessageRequest;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The peer does not read the msgid of the answer, and has no business_card. */
class WecomSdkSendMsgTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);
    private final String account = sandbox.account("咨询客服").openKfId();
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void customerWrites() {
        customer.says("hi");
    }

    @Test
    void sendsAText() {
        send(new TextKfMessageRequest(customer.id(), account, "你好"));

        assertThat(received().text()).isEqualTo("你好");
    }

    @Test
    void sendsUnderAnIdOfItsOwn() {
        send(new TextKfMessageRequest(customer.id(), account, "order-4711", "shipped"));

        assertThat(received().msgId()).isEqualTo("order-4711");
    }

    @Test
    void sendsMedia() {
        send(new ImageKfMessageRequest(customer.id(), account, SampleMedia.JPG.storeIn(sandbox)));
        send(new VoiceKfMessageRequest(customer.id(), account, SampleMedia.AMR.storeIn(sandbox)));
        send(new VideoKfMessageRequest(customer.id(), account, SampleMedia.MP4.storeIn(sandbox)));
        send(new FileKfMessageRequest(customer.id(), account, SampleMedia.TXT.storeIn(sandbox)));

        assertThat(customer.received()).extracting(ReceivedMessage::msgType)
                .containsExactly("image", "voice", "video", "file");
    }

    @Test
    void sendsALink() {
        send(new LinkKfMessageRequest(
                customer.id(), account,
                new KfMessageLink("title", "https://example.org", SampleMedia.JPG.storeIn(sandbox))));

        assertThat(received().body().get("url").asText()).isEqualTo("https://example.org");
    }

    @Test
    void sendsAMiniProgram() {
        KfMiniprogram miniProgram = new KfMiniprogram();
        miniProgram.setAppid("wx0123456789abcdef");
        miniProgram.setPagepath("pages/index.html");
        miniProgram.setThumbMediaId(SampleMedia.JPG.storeIn(sandbox));

        send(new MiniprogramKfMessageRequest(customer.id(), account, miniProgram));

        assertThat(received().body().get("pagepath").asText()).isEqualTo("pages/index.html");
    }

    @Test
    void sendsAMenuWithItemsOfEveryType() {
        KfMsgMenu menu = new KfMsgMenu().headContent("Are you satisfied?").tailContent("Thank you.").list(List.of(
                new ClickMsgMenuContent("101", "yes"),
                new ViewMsgMenuContent("https://example.org", "tell us more"),
                new MiniprogramMsgMenuContent("wx0123456789abcdef", "pages/index.html", "our shop"),
                new TextMsgMenuContent("or just write")));

        send(new MenuKfMessageRequest(customer.id(), account, menu));

        JsonNode list = received().body().get("list");
        assertThat(list.findValuesAsText("type")).containsExactly("click", "view", "miniprogram", "text");
        assertThat(list.at("/3/text/no_newline").intValue()).isZero();
    }

    @Test
    void sendsACustomerAcquisitionLink() {
        send(new CaLinkKfMessageRequest(customer.id(), account, "https://work.weixin.qq.com/ca/cawcde"));

        assertThat(received().msgType()).isEqualTo("ca_link");
    }

    /**
     * The peer writes msgtype image into its location messages, and the coordinates as strings: not as in doc/96427.
     */
    @Test
    void isToldThatItsLocationIsAnImageWithoutImage() {
        KfLocation location = new KfLocation();
        location.setLatitude("39.906");
        location.setLongitude("116.397");

        assertThatExceptionOfType(WeComException.class)
                .isThrownBy(() -> send(new LocationKfMessageRequest(customer.id(), account, location)))
                .withMessageContaining("image is missing");
    }

    @Test
    void isToldWhyAMessageIsRefused() {
        for (int i = 0; i < 5; i++) {
            send(new TextKfMessageRequest(customer.id(), account, "hello"));
        }

        assertThatExceptionOfType(WeComException.class)
                .isThrownBy(() -> send(new TextKfMessageRequest(customer.id(), account, "one too many")))
                .satisfies(refused -> assertThat(refused.getErrcode()).isEqualTo(95001));
    }

    private void send(KfMessageRequest request) {
        peer.sessions().sendMsg(request);
    }

    private ReceivedMessage received() {
        assertThat(customer.received()).hasSize(1);
        return customer.received().get(0);
    }
}
