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

import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;

/** The limits that the operations on the knowledge base share (doc/95971). */
final class KnowledgeFields {

    private static final int GROUP_NAME_CHARS = 12;
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1000;

    private KnowledgeFields() {
    }

    static String groupName(Fields request) {
        return request.requiredChars("name", GROUP_NAME_CHARS, KfErrcode.INVALID_PARAMETER);
    }

    static int limit(Fields request) {
        return request.optionalInt("limit") == 0 ? DEFAULT_LIMIT : request.limit("limit", MAX_LIMIT);
    }
}
