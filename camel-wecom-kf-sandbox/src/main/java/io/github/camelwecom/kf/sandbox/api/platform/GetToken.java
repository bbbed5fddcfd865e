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
package io.github.camelwecom.kf.sandbox.api.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.corp.AccessTokens;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;

/** Access tokens (doc/91039). */
final class GetToken implements JsonOperation {

    private static final int MAX_BYTES = 512;

    @Override
    public String path() {
        return "gettoken";
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public boolean needsAccessToken() {
        return false;
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String corpId = request.required("corpid", MAX_BYTES, KfErrcode.MISSING_CORPID);
        String secret = request.required("corpsecret", MAX_BYTES, KfErrcode.MISSING_SECRET);
        if (!corpId.equals(corp.corpId())) {
            throw new KfRefusal(KfErrcode.INVALID_CORPID);
        }
        if (!secret.equals(corp.secret())) {
            throw new KfRefusal(KfErrcode.INVALID_CREDENTIAL);
        }
        AccessTokens.Issued issued = corp.accessTokens().issue();
        reply.put("access_token", issued.token()).put("expires_in", issued.expiresIn());
    }
}
