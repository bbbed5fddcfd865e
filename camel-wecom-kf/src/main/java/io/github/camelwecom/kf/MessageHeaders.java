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

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import io.github.camelwecom.kf.model.FromOutside;
import io.github.camelwecom.kf.model.message.EnterSessionEvent;
import io.github.camelwecom.kf.model.message.FileMessage;
import io.github.camelwecom.kf.model.message.ImageMessage;
import io.github.camelwecom.kf.model.message.KfEvent;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.SessionStatusChangeEvent;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.message.VideoMessage;
import io.github.camelwecom.kf.model.message.VoiceMessage;
import org.apache.camel.Message;

/**
 * Says in headers what a route most often asks of a message, so that it need not know the message's record. Their
 * values are of types that every transport takes: Kafka and JMS drop others without a word.
 */
final class MessageHeaders {

    private MessageHeaders() {
    }

    static void set(Message target, KfMessage message) {
        put(target, WecomKfConstants.MESSAGE_ID, message.msgId());
        put(target, WecomKfConstants.MESSAGE_TYPE, message.msgType());
        put(target, WecomKfConstants.OPEN_KF_ID, message.openKfId());
        put(target, WecomKfConstants.EXTERNAL_USER_ID, message.externalUserId());
        put(target, WecomKfConstants.SERVICER_USER_ID, message.servicerUserId());
        put(target, WecomKfConstants.ORIGIN, message.origin().name());
        if (message.sendTime() != null) {
            target.setHeader(WecomKfConstants.MESSAGE_TIMESTAMP, message.sendTime().toEpochMilli());
        }
        if (message instanceof TextMessage text) {
            put(target, WecomKfConstants.MENU_ID, FromOutside.line(text.text().menuId()));
        } else if (message instanceof KfEvent event) {
            setEvent(target, event);
        } else {
            put(target, WecomKfConstants.MEDIA_ID, mediaId(message));
        }
    }

    private static String mediaId(KfMessage message) {
        if (message instanceof ImageMessage picture) {
            return picture.image().mediaId();
        }
        if (message instanceof VoiceMessage words) {
            return words.voice().mediaId();
        }
        if (message instanceof VideoMessage film) {
            return film.video().mediaId();
        }
        return message instanceof FileMessage document ? document.file().mediaId() : null;
    }

    private static void setEvent(Message target, KfEvent message) {
        put(target, WecomKfConstants.EVENT_TYPE, message.eventType());
        if (message instanceof EnterSessionEvent entered) {
            put(target, WecomKfConstants.CODE, entered.event().welcomeCode());
            put(target, WecomKfConstants.SCENE, FromOutside.line(entered.event().scene()));
            put(target, WecomKfConstants.SCENE_PARAM, FromOutside.line(decoded(entered.event().sceneParam())));
        } else if (message instanceof SessionStatusChangeEvent changed) {
            put(target, WecomKfConstants.CODE, changed.event().msgCode());
        }
    }

    /** The platform hands scene_param back as it stood in the link, still URL-encoded. */
    private static String decoded(String sceneParam) {
        try {
            return sceneParam == null ? null : URLDecoder.decode(sceneParam, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // not encoded after all, such as a lone percent sign: better as it came than lost
            return sceneParam;
        }
    }

    private static void put(Message target, String header, Object value) {
        if (value != null) {
            target.setHeader(header, value);
        }
    }
}
