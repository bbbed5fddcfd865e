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
package io.github.camelwecom.kf.sandbox.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/** The message types an API client may send, with the documented limits of their fields (doc/96427). */
enum OutgoingType {

    TEXT(OutgoingType::checkText),
    IMAGE(OutgoingType::checkMedia),
    VOICE(OutgoingType::checkMedia),
    VIDEO(OutgoingType::checkMedia),
    FILE(OutgoingType::checkMedia),
    LINK(OutgoingType::checkLink),
    MINIPROGRAM(OutgoingType::checkMiniprogram),
    MSGMENU(Menu::check),
    LOCATION(OutgoingType::checkLocation),
    CA_LINK(body -> body.required("link_url", Limits.ANY_BYTES)),
    BUSINESS_CARD(body -> body.required("userid", Limits.ANY_BYTES));

    private static final int TEXT_BYTES = 2048;

    private final Consumer<Fields> check;

    OutgoingType(Consumer<Fields> check) {
        this.check = check;
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
