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
package io.github.camelwecom.kf;

import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;

/**
 * The headers of the <code>wecom-kf</code> component.
 */
public final class WecomKfConstants {

    public static final String SCHEME = "wecom-kf";

    @Metadata(label = "producer", description = "The operation to call instead of the endpoint's.", javaType = "String")
    public static final String OPERATION = "CamelWecomKfOperation";

    @Metadata(label = "consumer", description = "The id of the message or event. Use it to recognise what was seen before.",
              javaType = "String", important = true)
    public static final String MESSAGE_ID = "CamelWecomKfMessageId";

    @Metadata(label = "consumer",
              description = "The type of the message as the platform names it, such as text, image or event.",
              javaType = "String", important = true)
    public static final String MESSAGE_TYPE = "CamelWecomKfMessageType";

    @Metadata(label = "consumer",
              description = "The type of the event as the platform names it, such as enter_session. Only on events.",
              javaType = "String", important = true)
    public static final String EVENT_TYPE = "CamelWecomKfEventType";

    @Metadata(description = "The KF account. Set by the consumer; fills open_kfid of a request that does not say it.",
              javaType = "String", important = true)
    public static final String OPEN_KF_ID = "CamelWecomKfOpenKfId";

    @Metadata(description = "The customer. Set by the consumer; fills the recipient or the customer of a request that does not say it.",
              javaType = "String", important = true)
    public static final String EXTERNAL_USER_ID = "CamelWecomKfExternalUserId";

    @Metadata(label = "consumer", description = "The servicer who wrote the message. Only on messages written by a servicer.",
              javaType = "String")
    public static final String SERVICER_USER_ID = "CamelWecomKfServicerUserId";

    @Metadata(label = "consumer", description = "Where the message comes from.",
              javaType = "String", enums = "CUSTOMER,SYSTEM,SERVICER,UNKNOWN")
    public static final String ORIGIN = "CamelWecomKfOrigin";

    @Metadata(description = "The one-use code of an event (welcome_code or msg_code). Set by the consumer on events that allow"
                            + " a message in return; fills code of sendMsgOnEvent.",
              javaType = "String")
    public static final String CODE = "CamelWecomKfCode";

    @Metadata(description = "The media id of an image, voice, video or file message. Set by the consumer; fills the id of mediaGet.",
              javaType = "String")
    public static final String MEDIA_ID = "CamelWecomKfMediaId";

    @Metadata(label = "consumer",
              description = "The id of the menu item that the customer clicked. Only on such text messages.",
              javaType = "String")
    public static final String MENU_ID = "CamelWecomKfMenuId";

    @Metadata(label = "consumer", description = "The scene through which the customer entered. Only on enter_session.",
              javaType = "String")
    public static final String SCENE = "CamelWecomKfScene";

    @Metadata(label = "consumer",
              description = "The decoded scene_param of the link through which the customer entered. Only on enter_session.",
              javaType = "String")
    public static final String SCENE_PARAM = "CamelWecomKfSceneParam";

    @Metadata(description = "The token of a callback, good for sync_msg within 10 minutes. Set by the callback consumer;"
                            + " fills token of syncMsg.",
              javaType = "String")
    public static final String CALLBACK_TOKEN = "CamelWecomKfCallbackToken";

    @Metadata(label = "consumer", description = "When the message was sent, in milliseconds since 1970-01-01 UTC.",
              javaType = "long")
    public static final String MESSAGE_TIMESTAMP = Exchange.MESSAGE_TIMESTAMP;

    @Metadata(label = "consumer",
              description = "True on a message that may have been handed to a route before, because its exchange failed or the"
                            + " application ended in the middle of it. Absent on all others.",
              javaType = "boolean")
    public static final String REDELIVERED = "CamelWecomKfRedelivered";

    private WecomKfConstants() {
    }
}
