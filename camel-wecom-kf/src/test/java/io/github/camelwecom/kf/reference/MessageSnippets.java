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
package io.github.camelwecom.kf.reference;

import io.github.camelwecom.kf.model.MediaUploadReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;
import io.github.camelwecom.kf.model.send.LinkContent;
import io.github.camelwecom.kf.model.send.LocationContent;
import io.github.camelwecom.kf.model.send.MiniProgramContent;
import io.github.camelwecom.kf.model.send.MsgMenu;
import io.github.camelwecom.kf.model.send.RecallMsgRequest;
import io.github.camelwecom.kf.model.send.SendMsgReply;
import io.github.camelwecom.kf.model.send.SendMsgRequest;

/** Messages, in Java. */
final class MessageSnippets extends JavaSnippets {

    MessageSnippets(String name) {
        super(name);
    }

    void syncMsg() {
        // snippet: syncMsg
        from("direct:syncMsg")
                .setBody(constant(new SyncMsgRequest(null, null, null, 100, null)))
                .to("wecom-kf:syncMsg?openKfId={{kf.account}}")
                .split(simple("${body.msgList}"))
                .log("${body.msgType} from ${body.externalUserId}")
                .end();
        // end
    }

    void sendMsg() {
        // snippet: sendMsg
        from("direct:sendMsg")
                .setBody(constant("We are on it."))
                .to("wecom-kf:sendMsg?msgType=text");
        // end
    }

    void sendMsgWhole() {
        // snippet: sendMsgWhole
        from("direct:sendMsgWhole")
                .setBody(constant(SendMsgRequest.text("We are on it.").withMsgId("welcome-4711")))
                .to("wecom-kf:sendMsg");
        // end
    }

    void sendMsgLongText() {
        // snippet: sendMsgLongText
        from("direct:sendMsgLongText")
                .setBody(simple("${header.termsAndConditions}"))
                .to("wecom-kf:sendMsg?msgType=text&splitLongText=true");
        // end
    }

    void sendMsgImage() {
        // snippet: sendMsgImage
        from("direct:sendMsgImage")
                .pollEnrich("file:{{kf.files}}?fileName=map.png&noop=true&idempotent=false")
                .to("wecom-kf:sendMsg?msgType=image");
        // end
    }

    void sendMsgVoice() {
        // snippet: sendMsgVoice
        from("direct:sendMsgVoice")
                .pollEnrich("file:{{kf.files}}?fileName=greeting.amr&noop=true&idempotent=false")
                .to("wecom-kf:sendMsg?msgType=voice");
        // end
    }

    void sendMsgVideo() {
        // snippet: sendMsgVideo
        from("direct:sendMsgVideo")
                .pollEnrich("file:{{kf.files}}?fileName=assembly.mp4&noop=true&idempotent=false")
                .to("wecom-kf:sendMsg?msgType=video");
        // end
    }

    void sendMsgFile() {
        // snippet: sendMsgFile
        from("direct:sendMsgFile")
                .pollEnrich("file:{{kf.files}}?fileName=manual.pdf&noop=true&idempotent=false")
                .to("wecom-kf:sendMsg?msgType=file");
        // end
    }

    void sendMsgLink() {
        // snippet: sendMsgLink
        from("direct:sendMsgLink")
                .pollEnrich("file:{{kf.files}}?fileName=map.png&noop=true&idempotent=false")
                .to("wecom-kf:mediaUpload?mediaType=image")
                .setBody(exchange -> new LinkContent(
                        "Your order", "Where it is now",
                        "https://shop.example.com/orders/" + exchange.getMessage().getHeader("orderNumber"),
                        exchange.getMessage().getBody(MediaUploadReply.class).mediaId()))
                .to("wecom-kf:sendMsg?msgType=link");
        // end
    }

    void sendMsgMiniProgram() {
        // snippet: sendMsgMiniProgram
        from("direct:sendMsgMiniProgram")
                .pollEnrich("file:{{kf.files}}?fileName=map.png&noop=true&idempotent=false")
                .to("wecom-kf:mediaUpload?mediaType=image")
                .setBody(exchange -> new MiniProgramContent(
                        "Our shop", "wx1234567890abcdef", "pages/index.html",
                        exchange.getMessage().getBody(MediaUploadReply.class).mediaId()))
                .to("wecom-kf:sendMsg?msgType=miniprogram");
        // end
    }

    void sendMsgMenu() {
        // snippet: sendMsgMenu
        from("direct:sendMsgMenu")
                .setBody(constant(MsgMenu.head("Are you content with our answer?")
                        .click("yes", "Yes")
                        .click("no", "No")
                        .view("https://shop.example.com/help", "More help")))
                .to("wecom-kf:sendMsg?msgType=msgmenu");
        // end
    }

    void sendMsgLocation() {
        // snippet: sendMsgLocation
        from("direct:sendMsgLocation")
                .setBody(constant(new LocationContent("Our shop", "Binjiang Road 1", 23.106, 113.3205)))
                .to("wecom-kf:sendMsg?msgType=location");
        // end
    }

    void sendMsgCaLink() {
        // snippet: sendMsgCaLink
        from("direct:sendMsgCaLink")
                .setBody(constant("https://work.weixin.qq.com/ca/cawcde1234567890"))
                .to("wecom-kf:sendMsg?msgType=ca_link");
        // end
    }

    void sendMsgBusinessCard() {
        // snippet: sendMsgBusinessCard
        from("direct:sendMsgBusinessCard")
                .setBody(constant("zhangsan"))
                .to("wecom-kf:sendMsg?msgType=business_card");
        // end
    }

    void sendMsgOnEvent() {
        // snippet: sendMsgOnEvent
        from("direct:sendMsgOnEvent")
                .setBody(constant("Welcome! What can we do for you?"))
                .to("wecom-kf:sendMsgOnEvent?msgType=text");
        // end
    }

    void sendMsgOnEventMenu() {
        // snippet: sendMsgOnEventMenu
        from("direct:sendMsgOnEventMenu")
                .setBody(constant(MsgMenu.head("Welcome! What is it about?")
                        .click("order", "An order")
                        .click("return", "A return")))
                .to("wecom-kf:sendMsgOnEvent?msgType=msgmenu");
        // end
    }

    void recallMsg() {
        // snippet: recallMsg
        from("direct:recallMsg")
                .setBody(constant("It costs 10 yuan."))
                .to("wecom-kf:sendMsg?msgType=text")
                .setBody(exchange -> new RecallMsgRequest(exchange.getMessage().getBody(SendMsgReply.class).msgId(), null))
                .to("wecom-kf:recallMsg");
        // end
    }
}
