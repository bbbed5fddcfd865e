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

import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of knowledge/mod_group (doc/95971).
 *
 * @param groupId the group, which may not be the default one
 * @param name    its new name, unique, at most {@value AddKnowledgeGroupRequest#MAX_NAME_CHARS} characters
 */
public record ModKnowledgeGroupRequest(
        @Required String groupId, @Required @MaxChars(AddKnowledgeGroupRequest.MAX_NAME_CHARS) String name) {
}
