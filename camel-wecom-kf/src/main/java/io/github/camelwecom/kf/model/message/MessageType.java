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
package io.github.camelwecom.kf.model.message;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.UsualFields;
import io.github.camelwecom.kf.model.message.BusinessCardMessage.BusinessCard;
import io.github.camelwecom.kf.model.message.ChannelsMessage.Channels;
import io.github.camelwecom.kf.model.message.ChannelsShopOrderMessage.ChannelsShopOrder;
import io.github.camelwecom.kf.model.message.ChannelsShopProductMessage.ChannelsShopProduct;
import io.github.camelwecom.kf.model.message.FileMessage.File;
import io.github.camelwecom.kf.model.message.ImageMessage.Image;
import io.github.camelwecom.kf.model.message.LinkMessage.Link;
import io.github.camelwecom.kf.model.message.LocationMessage.Location;
import io.github.camelwecom.kf.model.message.MergedMessage.MergedMsg;
import io.github.camelwecom.kf.model.message.MiniProgramMessage.MiniProgram;
import io.github.camelwecom.kf.model.message.TextMessage.Text;
import io.github.camelwecom.kf.model.message.VideoMessage.Video;
import io.github.camelwecom.kf.model.message.VoiceMessage.Voice;
import io.github.camelwecom.kf.model.send.MsgMenu;

/** The documented types of received messages, and how each is read (doc/94699). */
public enum MessageType {

    TEXT("text", Text.class, TextMessage::new, text -> new Text(text.text("content"), text.text("menu_id"))),
    IMAGE("image", Image.class, ImageMessage::new, image -> new Image(image.id("media_id"))),
    VOICE("voice", Voice.class, VoiceMessage::new, voice -> new Voice(voice.id("media_id"))),
    VIDEO("video", Video.class, VideoMessage::new, video -> new Video(video.id("media_id"))),
    FILE("file", File.class, FileMessage::new, file -> new File(file.id("media_id"))),
    LOCATION("location", Location.class, LocationMessage::new),
    LINK("link", Link.class, LinkMessage::new),
    BUSINESS_CARD("business_card", BusinessCard.class, BusinessCardMessage::new),
    MINI_PROGRAM("miniprogram", MiniProgram.class, MiniProgramMessage::new),
    MSG_MENU("msgmenu", MsgMenu.class, MsgMenuMessage::new),
    CHANNELS_SHOP_PRODUCT("channels_shop_product", ChannelsShopProduct.class, ChannelsShopProductMessage::new),
    CHANNELS_SHOP_ORDER("channels_shop_order", ChannelsShopOrder.class, ChannelsShopOrderMessage::new),
    MERGED_MSG("merged_msg", MergedMsg.class, MergedMessage::new),
    CHANNELS("channels", Channels.class, ChannelsMessage::new),
    MEETING("meeting", MeetingMessage::new),
    SCHEDULE("schedule", ScheduleMessage::new),
    NOTE("note", NoteMessage::new);

    private static final Map<String, MessageType> BY_NAME
            = Stream.of(values()).collect(Collectors.toUnmodifiableMap(MessageType::wireName, Function.identity()));

    private final String wireName;
    private final BiFunction<MessageEnvelope, JsonNode, KfMessage> reader;
    private final BiFunction<MessageEnvelope, UsualFields, KfMessage> usualReader;

    <B> MessageType(String wireName, Class<B> bodyType, BiFunction<MessageEnvelope, B, KfMessage> message) {
        this(wireName, bodyType, message, null);
    }

    /** @param usual reads the body of a usual message, as the body's type and its annotations say */
    <B> MessageType(String wireName, Class<B> bodyType, BiFunction<MessageEnvelope, B, KfMessage> message,
                    Function<UsualFields, B> usual) {
        this.wireName = wireName;
        this.reader = (envelope, item) -> message.apply(envelope, KfJson.readFitting(item.path(wireName), bodyType));
        this.usualReader = usual == null ? null : (envelope, body) -> message.apply(envelope, usual.apply(body));
    }

    MessageType(String wireName, Function<MessageEnvelope, KfMessage> message) {
        this.wireName = wireName;
        this.reader = (envelope, item) -> message.apply(envelope);
        this.usualReader = null;
    }

    /** Value of {@code msgtype}, and name of the field that holds the body. */
    public String wireName() {
        return wireName;
    }

    /** The type of a value of {@code msgtype}; empty when it is not documented. */
    public static Optional<MessageType> of(String wireName) {
        return Optional.ofNullable(wireName).map(BY_NAME::get);
    }

    KfMessage read(MessageEnvelope envelope, JsonNode item) {
        return reader.apply(envelope, item);
    }

    /** Whether usual messages are read by {@link #readUsual}. */
    boolean hasUsualForm() {
        return usualReader != null;
    }

    KfMessage readUsual(MessageEnvelope envelope, UsualFields body) {
        return usualReader.apply(envelope, body);
    }
}
