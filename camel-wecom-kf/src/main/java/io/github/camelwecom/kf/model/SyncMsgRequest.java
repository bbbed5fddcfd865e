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

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Request of sync_msg (doc/94670).
 *
 * @param openKfId    the account
 * @param cursor      where to begin, at most 64 bytes; {@code null} for the oldest message of the last 3 days
 * @param token       the token of the callback, at most 128 bytes, valid for 10 minutes; without it a strict frequency
 *                    limit applies
 * @param limit       messages per page, at most and by default {@value #MAX_LIMIT}; the platform may return fewer
 * @param voiceFormat format of voice messages: 0 AMR (default), 1 Silk
 */
public record SyncMsgRequest(
        @JsonProperty("open_kfid") String openKfId, String cursor, String token, Integer limit, Integer voiceFormat) {

    /** Greatest page the platform gives. */
    public static final int MAX_LIMIT = 1000;

    /** Without the token, which opens the account's messages for ten minutes. */
    @Override
    public String toString() {
        return "SyncMsgRequest[openKfId=" + openKfId + ", cursor=" + cursor + ", limit=" + limit + ", voiceFormat="
               + voiceFormat + "]";
    }
}
