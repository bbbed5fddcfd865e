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
package io.github.camelwecom.kf.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.message.EnterSessionEvent;

/**
 * Answer of add_contact_way (doc/94665).
 *
 * @param errcode 0 when the call succeeded
 * @param errmsg  the platform's text for it
 * @param url     the link that opens the chat with the account
 * @param raw     the answer as received
 */
public record AddContactWayReply(int errcode, String errmsg, String url, JsonNode raw) implements KfReply {

    /** Longest {@code scene_param}, in bytes once URL-encoded. */
    public static final int MAX_SCENE_PARAM_BYTES = 128;

    private static final String SCENE = "enc_scene=";

    /**
     * The link with a parameter of our own, which {@link EnterSessionEvent} repeats as {@code scene_param}. Each link
     * can carry another one, without another call.
     *
     * @param  value                    any text, at most {@value #MAX_SCENE_PARAM_BYTES} bytes once URL-encoded
     * @throws IllegalArgumentException when the value is too long
     * @throws IllegalStateException    when the link was not asked for with a scene, without which the platform ignores
     *                                  the parameter
     */
    public String urlWithSceneParam(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        if (encoded.length() > MAX_SCENE_PARAM_BYTES) {
            throw new IllegalArgumentException(
                    "scene_param takes at most " + MAX_SCENE_PARAM_BYTES + " bytes once URL-encoded, but this value has "
                                               + encoded.length());
        }
        if (url == null || !url.contains(SCENE)) {
            throw new IllegalStateException(
                    "The link takes no scene_param, because it has no scene. Ask for it with a scene");
        }
        return url + "&scene_param=" + encoded;
    }

    @Override
    public String toString() {
        return "AddContactWayReply[errcode=" + errcode + ", url=" + url + "]";
    }
}
