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
package io.github.camelwecom.kf.operation;

import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.client.KfOperation;
import io.github.camelwecom.kf.model.AddContactWayReply;
import io.github.camelwecom.kf.model.KfReply;

/**
 * Gets the link to an account, with a scene_param if the request or the endpoint says one: it is no field of the call,
 * but appended to the link that comes back.
 */
record ContactWay(String sceneParamOption) implements CallPlan {

    private static final String SCENE_PARAM = "scene_param";

    @Override
    public KfReply run(KfOperation operation, ObjectNode request, Function<ObjectNode, KfReply> call) {
        ObjectNode asked = request.deepCopy();
        String sceneParam = asked.hasNonNull(SCENE_PARAM) ? asked.remove(SCENE_PARAM).asText() : sceneParamOption;
        AddContactWayReply link = (AddContactWayReply) call.apply(asked);
        if (sceneParam == null || sceneParam.isEmpty()) {
            return link;
        }
        String url = link.urlWithSceneParam(sceneParam);
        ObjectNode raw = link.raw().deepCopy();
        return new AddContactWayReply(link.errcode(), link.errmsg(), url, raw.put("url", url));
    }
}
