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

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.corp.Corp;

/** The corp's accounts, page by page (doc/94661). */
final class AccountList implements JsonOperation {

    private static final int MAX_LIMIT = 100;

    @Override
    public String path() {
        return "kf/account/list";
    }

    @Override
    public String formerMethod() {
        return "GET";
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        int offset = request.optionalInt("offset");
        if (offset < 0) {
            throw request.illegal("offset", "must be 0 or more");
        }
        int limit = request.limit("limit", MAX_LIMIT);
        ArrayNode list = reply.putArray("account_list");
        corp.accounts().all().stream().skip(offset).limit(limit)
                .forEach(account -> list.addObject().put("open_kfid", account.openKfId()).put("name", account.name())
                        .put("avatar", account.avatar()).put("manage_privilege", account.isManaged()));
    }
}
