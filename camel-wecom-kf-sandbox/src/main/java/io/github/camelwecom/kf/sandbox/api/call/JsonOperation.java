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
package io.github.camelwecom.kf.sandbox.api.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/** An operation whose fields are in the JSON body of a POST or in the query of a GET, and whose answer is JSON. */
public interface JsonOperation extends Operation {

    @Override
    default Answer perform(ApiRequest request, Corp corp) {
        ObjectNode fields = request.fields().orElseThrow(KfRefusal::wrongJson);
        ObjectNode reply = Json.object().put("errcode", 0).put("errmsg", "ok");
        answer(new Fields(fields), corp, reply);
        return Answer.of(reply);
    }

    /**
     * Does what was asked.
     *
     * @param  reply                                          takes what the answer has besides errcode and errmsg
     * @throws io.github.camelwecom.kf.sandbox.corp.KfRefusal when the platform would answer with an errcode
     */
    void answer(Fields request, Corp corp, ObjectNode reply);
}
