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
package io.github.camelwecom.kf.sandbox.api.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.corp.MediaStore;
import io.github.camelwecom.kf.sandbox.media.MediaType;

/** The message types an API client may send, with the documented limits of their fields (doc/96427). */
enum OutgoingType {

    TEXT(OutgoingType::checkText),
    IMAGE(OutgoingType::checkMedia, "media_id", MediaType.IMAGE),
    VOICE(OutgoingType::checkMedia, "media_id", MediaType.VOICE),
    VIDEO(OutgoingType::checkMedia, "media_id", MediaType.VIDEO),
    FILE(OutgoingType::checkMedia, "media_id", MediaType.FILE),
    LINK(OutgoingType::checkLink, "thumb_media_id", MediaType.IMAGE),
    MINIPROGRAM(OutgoingType::checkMiniprogram, "thumb_media_id", MediaType.IMAGE),
    MSGMENU(Menu::check),
    LOCATION(OutgoingType::checkLocation),
    CA_LINK(body -> body.required("link_url", Limits.ANY_BYTES)),
    BUSINESS_CARD(body -> body.required("userid", Limits.ANY_BYTES));

    private static final int TEXT_BYTES = 2048;

    private final Consumer<Fields> check;
    private final String mediaField;
    private final MediaType media;

    OutgoingType(Consumer<Fields> check) {
        this(check, "", null);
    }

    OutgoingType(Consumer<Fields> check, String mediaField, MediaType media) {
        this.check = check;
        this.mediaField = mediaField;
        this.media = media;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutgoingType of(String wireName) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(wireName)).findFirst()
                .orElseThrow(() -> new KfRefusal(KfErrcode.INVALID_MESSAGE_TYPE));
    }

    /** Refuses a body that breaks a limit; shortens what the platform shortens. */
    void check(Fields body) {
        check.accept(body);
    }

    /** Refuses a medium that does not exist or does not fit. */
    void requireMedia(JsonNode body, MediaStore store) {
        if (media != null) {
            store.getSendable(body.get(mediaField).asText(), media);
        }
    }

    private static void checkText(Fields body) {
        body.optional("content", TEXT_BYTES, KfErrcode.CONTENT_TOO_LONG);
        body.required("content", TEXT_BYTES, KfErrcode.EMPTY_CONTENT);
    }

    private static void checkMedia(Fields body) {
        body.required("media_id", Limits.ANY_BYTES);
    }

    private static void checkLink(Fields body) {
        body.required("title", Limits.ANY_BYTES);
        body.shorten("title", 128);
        body.shorten("desc", 512);
        String url = body.required("url", 2048);
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw body.illegal("url", "must start with http:// or https://");
        }
        body.required("thumb_media_id", Limits.ANY_BYTES);
    }

    private static void checkMiniprogram(Fields body) {
        body.required("appid", Limits.ANY_BYTES);
        body.shorten("title", 64);
        body.required("thumb_media_id", Limits.ANY_BYTES);
        body.required("pagepath", Limits.ANY_BYTES);
    }

    private static void checkLocation(Fields body) {
        body.optional("name", Limits.ANY_BYTES);
        body.optional("address", Limits.ANY_BYTES);
        body.requireNumber("latitude", -90, 90);
        body.requireNumber("longitude", -180, 180);
    }
}
