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
package io.github.camelwecom.kf.model.send;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of messages that can be sent to a customer (doc/94677), and the record of the content of each. */
public enum SendMsgType {

    TEXT("text", TextContent.class, "content"),
    IMAGE("image", ImageContent.class, "media_id"),
    VOICE("voice", VoiceContent.class, "media_id"),
    VIDEO("video", VideoContent.class, "media_id"),
    FILE("file", FileContent.class, "media_id"),
    LINK("link", LinkContent.class),
    MINI_PROGRAM("miniprogram", MiniProgramContent.class),
    MSG_MENU("msgmenu", MsgMenu.class),
    LOCATION("location", LocationContent.class),
    CA_LINK("ca_link", CaLinkContent.class, "link_url"),
    /** Not offered in every edition of KF. */
    BUSINESS_CARD("business_card", BusinessCardContent.class, "userid");

    /** Name of the field that holds the type. */
    public static final String FIELD = "msgtype";

    private static final Map<String, SendMsgType> BY_NAME
            = Stream.of(values()).collect(Collectors.toUnmodifiableMap(SendMsgType::wireName, Function.identity()));
    private static final Map<Class<?>, SendMsgType> BY_CONTENT
            = Stream.of(values()).collect(Collectors.toUnmodifiableMap(SendMsgType::contentType, Function.identity()));

    private final String wireName;
    private final Class<? extends MessageContent> contentType;
    private final Optional<String> onlyField;

    SendMsgType(String wireName, Class<? extends MessageContent> contentType) {
        this(wireName, contentType, null);
    }

    SendMsgType(String wireName, Class<? extends MessageContent> contentType, String onlyField) {
        this.wireName = wireName;
        this.contentType = contentType;
        this.onlyField = Optional.ofNullable(onlyField);
    }

    /** Value of {@code msgtype}, and name of the field that holds the content. */
    public String wireName() {
        return wireName;
    }

    /** Record of the content. */
    public Class<? extends MessageContent> contentType() {
        return contentType;
    }

    /** Whether the content is the id of something uploaded before. */
    public boolean isMedia() {
        return isA(MediaContent.class);
    }

    /** Whether sendMsgOnEvent can send it (doc/95122). */
    public boolean isAllowedOnEvent() {
        return isA(OnEventContent.class);
    }

    /** Whether the content is of this kind. */
    public boolean isA(Class<?> kindOfContent) {
        return kindOfContent.isAssignableFrom(contentType);
    }

    /**
     * Name of the content's only field in JSON, which a plain value can fill; empty when the content has more fields.
     */
    public Optional<String> onlyField() {
        return onlyField;
    }

    /** The type of a value of {@code msgtype}; empty when it is not documented. */
    public static Optional<SendMsgType> of(String wireName) {
        return Optional.ofNullable(wireName).map(BY_NAME::get);
    }

    static SendMsgType of(MessageContent content) {
        return Optional.ofNullable(BY_CONTENT.get(content.getClass())).orElseThrow();
    }
}
