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
package io.github.camelwecom.kf.sandbox.api.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/** Renames a group (doc/95971). */
final class KnowledgeGroupMod implements JsonOperation {

    @Override
    public String path() {
        return "kf/knowledge/mod_group";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String groupId = request.required("group_id", Limits.ANY_BYTES);
        corp.knowledge().renameGroup(groupId, KnowledgeFields.groupName(request));
    }
}
