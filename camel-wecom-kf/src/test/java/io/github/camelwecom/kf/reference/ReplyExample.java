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
package io.github.camelwecom.kf.reference;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfReply;

/** The answer to an operation as the documentation of the platform shows it. */
record ReplyExample(Class<? extends KfReply> record, ObjectNode answer) {

    private static final Set<String> OF_ALL = Set.of("errcode", "errmsg", "raw");

    static ReplyExample of(OperationSheet sheet) {
        return new ReplyExample(
                sheet.replyType().asSubclass(KfReply.class), ExampleJson.read("/wire/" + sheet.name() + ".reply.json"));
    }

    /** Besides those that all have. */
    List<ModelField> fields() {
        return ModelFields.of(record).stream().filter(field -> !OF_ALL.contains(field.json()) && !field.java().equals("raw()"))
                .toList();
    }

    String json() {
        return ExampleJson.pretty(answer);
    }
}
