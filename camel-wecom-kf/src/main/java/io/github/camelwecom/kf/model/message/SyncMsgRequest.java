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
package io.github.camelwecom.kf.model.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.CommonLimits;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of sync_msg (doc/94670).
 *
 * @param openKfId    the account
 * @param cursor      where to begin, at most {@value #MAX_CURSOR_BYTES} bytes; {@code null} for the oldest message of
 *                    the last 3 days
 * @param token       the token of the callback, at most {@value #MAX_TOKEN_BYTES} bytes, valid for 10 minutes; without
 *                    it a strict frequency limit applies
 * @param limit       messages per page, at most and by default {@value #MAX_LIMIT}; the platform may return fewer
 * @param voiceFormat format of voice messages: 0 AMR (default), 1 Silk
 */
public record SyncMsgRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @MaxBytes(MAX_CURSOR_BYTES) String cursor,
        @MaxBytes(MAX_TOKEN_BYTES) String token, @Between(min = 1, max = MAX_LIMIT) Integer limit,
        @Between(min = 0, max = 1) Integer voiceFormat) {

    /** Greatest page the platform gives. */
    public static final int MAX_LIMIT = 1000;
    /** Longest cursor, in bytes. */
    public static final int MAX_CURSOR_BYTES = 64;
    /** Longest token, in bytes. */
    public static final int MAX_TOKEN_BYTES = 128;

    /** Without the token, which opens the account's messages for ten minutes. */
    @Override
    public String toString() {
        return "SyncMsgRequest[openKfId=" + openKfId + ", cursor=" + cursor + ", limit=" + limit + ", voiceFormat="
               + voiceFormat + "]";
    }
}
