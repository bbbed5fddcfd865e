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
package io.github.camelwecom.kf.sandbox.api.message;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.sandbox.api.call.Fields;
import io.github.camelwecom.kf.sandbox.api.call.JsonOperation;
import io.github.camelwecom.kf.sandbox.api.call.Limits;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.corp.MessageLog;

/** Messages and events of one account, page by page (doc/94670). */
final class SyncMsg implements JsonOperation {

    private static final int MAX_LIMIT = 1000;

    @Override
    public String path() {
        return "kf/sync_msg";
    }

    @Override
    public boolean isLimitedAtOnce() {
        return true;
    }

    @Override
    public void answer(Fields request, Corp corp, ObjectNode reply) {
        String openKfId = account(request);
        String token = request.optional("token", 128);
        String cursor = request.optional("cursor", 64);
        int limit = request.limit("limit", MAX_LIMIT);
        int voiceFormat = request.optionalInt("voice_format");
        if (voiceFormat != 0 && voiceFormat != 1) {
            throw request.illegal("voice_format", "must be 0 or 1");
        }
        KfAccount account = corp.accounts().managed(openKfId);
        MessageLog.Page page = corp.logReader().page(account, token, cursor, limit);
        reply.put("next_cursor", page.nextCursor()).put("has_more", page.hasMore() ? 1 : 0);
        reply.putArray("msg_list").addAll(page.items());
    }

    private static String account(Fields request) {
        if (!request.has("open_kfid")) {
            throw new KfRefusal(
                    KfErrcode.EMPTY_PARAMETER,
                    "open_kfid is missing; clients of 2021 leave it out, the platform requires it since");
        }
        return request.required("open_kfid", Limits.OPEN_KFID_BYTES);
    }
}
