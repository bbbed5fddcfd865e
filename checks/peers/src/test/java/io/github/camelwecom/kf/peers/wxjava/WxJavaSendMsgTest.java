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
package io.github.camelwecom.kf.peers.wxjava;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.peers.SampleMedia;
import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.journal.ReceivedMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.bean.kf.WxCpKfMsgSendRequest;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfLinkMsg;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfLocationMsg;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfMenuMsg;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfMiniProgramMsg;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfResourceMsg;
import me.chanjar.weixin.cp.bean.kf.msg.WxCpKfTextMsg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The peer has neither ca_link nor business_card. */
class WxJavaSendMsgTest extends PeerTestSupport {

    private final WxCpKfService peer = WxJavaPeer.connect(sandbox).getKfService();
    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxCustomer customer = sandbox.customer();

    @BeforeEach
    void customerWrites() {
        customer.says("hi");
    }

    @Test
    void sendsATextAndGetsItsId() throws WxErrorException {
        String msgId = send("text", request -> request.setText(text("你好")));

        assertThat(received().msgId()).isEqualTo(msgId);
        assertThat(received().text()).isEqualTo("你好");
    }

    @Test
    void sendsATextAsThePageForThoseWhoComeFromThePeerSays() throws WxErrorException {
        sendAsBefore(peer, account.openKfId(), customer.id());

        assertThat(received().text()).isEqualTo("We are on it.");
    }

    private static void sendAsBefore(WxCpKfService kfService, String openKfId, String externalUserId) throws WxErrorException {
        // snippet: before
        WxCpKfTextMsg text = new WxCpKfTextMsg();
        text.setContent("We are on it.");
        WxCpKfMsgSendRequest request = new WxCpKfMsgSendRequest();
        request.setOpenKfid(openKfId);
        request.setToUser(externalUserId);
        request.setMsgType("text");
        request.setText(text);
        kfService.sendMsg(request);
        // end
    }

    @Test
    void sendsUnderAnIdOfItsOwn() throws WxErrorException {
        String msgId = send("text", request -> {
            request.setMsgId("order-4711");
            request.setText(text("shipped"));
        });

        assertThat(msgId).isEqualTo("order-4711");
    }

    @Test
    void sendsMedia() throws WxErrorException {
        for (SampleMedia sample : SampleMedia.values()) {
            WxCpKfResourceMsg medium = new WxCpKfResourceMsg();
            medium.setMediaId(sample.storeIn(sandbox));
            send(sample.wireName(), request -> attach(request, sample, medium));
        }

        assertThat(customer.received()).extracting(ReceivedMessage::msgType)
                .containsExactly("image", "voice", "video", "file");
    }

    @Test
    void sendsALink() throws WxErrorException {
        WxCpKfLinkMsg link = new WxCpKfLinkMsg();
        link.setTitle("title");
        link.setDesc("description");
        link.setUrl("https://example.org");
        link.setThumb_media_id(SampleMedia.JPG.storeIn(sandbox));

        send("link", request -> request.setLink(link));

        assertThat(received().body().get("url").asText()).isEqualTo("https://example.org");
    }

    @Test
    void sendsAMiniProgram() throws WxErrorException {
        WxCpKfMiniProgramMsg miniProgram = new WxCpKfMiniProgramMsg();
        miniProgram.setAppId("wx0123456789abcdef");
        miniProgram.setTitle("title");
        miniProgram.setPagePath("pages/index.html");
        miniProgram.setThumbMediaId(SampleMedia.JPG.storeIn(sandbox));

        send("miniprogram", request -> request.setMiniProgram(miniProgram));

        assertThat(received().body().get("pagepath").asText()).isEqualTo("pages/index.html");
    }

    @Test
    void sendsAMenu() throws WxErrorException {
        WxCpKfMenuMsg menu = new WxCpKfMenuMsg();
        menu.setHeadContent("Are you satisfied?");
        menu.setList(List.of(click("101", "yes"), view("https://example.org", "tell us more")));
        menu.setTailContent("Thank you.");

        send("msgmenu", request -> request.setMsgMenu(menu));

        JsonNode list = received().body().get("list");
        assertThat(list.at("/0/click/id").asText()).isEqualTo("101");
        assertThat(list.at("/1/view/url").asText()).isEqualTo("https://example.org");
    }

    @Test
    void sendsALocation() throws WxErrorException {
        WxCpKfLocationMsg location = new WxCpKfLocationMsg();
        location.setName("天安门");
        location.setLatitude(39.906f);
        location.setLongitude(116.397f);

        send("location", request -> request.setLocation(location));

        assertThat(received().body().get("latitude").floatValue()).isEqualTo(39.906f);
    }

    @Test
    void isToldWhyAMessageIsRefused() throws WxErrorException {
        for (int i = 0; i < 5; i++) {
            send("text", request -> request.setText(text("hello")));
        }

        assertThatExceptionOfType(WxErrorException.class)
                .isThrownBy(() -> send("text", request -> request.setText(text("one too many"))))
                .satisfies(refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(95001));
    }

    private String send(String msgType, Consumer<WxCpKfMsgSendRequest> content) throws WxErrorException {
        WxCpKfMsgSendRequest request = new WxCpKfMsgSendRequest();
        request.setToUser(customer.id());
        request.setOpenKfid(account.openKfId());
        request.setMsgType(msgType);
        content.accept(request);
        return peer.sendMsg(request).getMsgId();
    }

    private ReceivedMessage received() {
        assertThat(customer.received()).hasSize(1);
        return customer.received().get(0);
    }

    private static void attach(WxCpKfMsgSendRequest request, SampleMedia sample, WxCpKfResourceMsg medium) {
        switch (sample) {
            case JPG -> request.setImage(medium);
            case AMR -> request.setVoice(medium);
            case MP4 -> request.setVideo(medium);
            case TXT -> request.setFile(medium);
        }
    }

    private static WxCpKfTextMsg text(String content) {
        WxCpKfTextMsg text = new WxCpKfTextMsg();
        text.setContent(content);
        return text;
    }

    private static WxCpKfMenuMsg.WxCpKfMenuItem click(String id, String content) {
        WxCpKfMenuMsg.MenuClick click = new WxCpKfMenuMsg.MenuClick();
        click.setId(id);
        click.setContent(content);
        WxCpKfMenuMsg.WxCpKfMenuItem item = new WxCpKfMenuMsg.WxCpKfMenuItem();
        item.setType("click");
        item.setClick(click);
        return item;
    }

    private static WxCpKfMenuMsg.WxCpKfMenuItem view(String url, String content) {
        WxCpKfMenuMsg.MenuView view = new WxCpKfMenuMsg.MenuView();
        view.setUrl(url);
        view.setContent(content);
        WxCpKfMenuMsg.WxCpKfMenuItem item = new WxCpKfMenuMsg.WxCpKfMenuItem();
        item.setType("view");
        item.setView(view);
        return item;
    }
}
