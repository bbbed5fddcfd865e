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

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Gets the link to an account, and appends a scene_param to it. The platform hands it back when a customer enters by
 * the link, if the link has a scene (doc/94665).
 */
record ContactWay(String sceneParamOption) implements CallPlan {

    private static final int MAX_ENCODED_BYTES = 128;
    private static final String SCENE_PARAM = "scene_param";

    @Override
    public KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        ObjectNode asked = request.deepCopy();
        String said = asked.hasNonNull(SCENE_PARAM) ? asked.remove(SCENE_PARAM).asText() : sceneParamOption;
        if (said == null || said.isEmpty()) {
            return call.apply(asked);
        }
        String encoded = encoded(asked, said);
        ObjectNode reply = call.apply(asked).raw().deepCopy();
        reply.put("url", reply.path("url").asText() + "&" + SCENE_PARAM + "=" + encoded);
        try {
            return KfJson.reply(reply, operation.replyType());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The reply was read before", e);
        }
    }

    private static String encoded(ObjectNode request, String sceneParam) {
        if (request.path("scene").asText().isEmpty()) {
            throw new IllegalArgumentException(
                    "addContactWay: scene_param needs a scene: the platform drops it from a link without one");
        }
        String encoded = URLEncoder.encode(sceneParam, StandardCharsets.UTF_8).replace("+", "%20");
        if (encoded.length() > MAX_ENCODED_BYTES) {
            throw new IllegalArgumentException(
                    "addContactWay: scene_param has " + encoded.length() + " bytes once it is URL-encoded, at most "
                                               + MAX_ENCODED_BYTES + " are allowed");
        }
        return encoded;
    }
}
