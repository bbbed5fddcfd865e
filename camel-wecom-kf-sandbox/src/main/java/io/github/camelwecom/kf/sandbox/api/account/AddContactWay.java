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
package io.github.camelwecom.kf.sandbox.api.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/** Makes a link to an account (doc/94665). */
final class AddContactWay implements JsonOperation {

    private static final int SCENE_BYTES = 32;

    @Override
    public String path() {
        return "kf/add_contact_way";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = request.required("open_kfid", Limits.OPEN_KFID_BYTES);
        String scene = request.optional("scene", SCENE_BYTES);
        if (!scene.matches("[0-9a-zA-Z_-]*")) {
            throw request.illegal("scene", "must match [0-9a-zA-Z_-]*");
        }
        reply.put("url", corp.links().make(corp.accounts().get(openKfId), scene));
    }
}
