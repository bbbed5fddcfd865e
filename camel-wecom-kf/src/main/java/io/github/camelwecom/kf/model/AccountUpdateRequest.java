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
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.MaxChars;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Request of account/update (doc/94664). What is {@code null} stays as it is.
 *
 * @param openKfId the account
 * @param name     its new name, at most {@value AccountAddRequest#MAX_NAME_CHARS} characters
 * @param mediaId  its new picture: id of an uploaded temporary image, at most
 *                 {@value AccountAddRequest#MAX_MEDIA_ID_BYTES} bytes
 */
public record AccountUpdateRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @MaxChars(AccountAddRequest.MAX_NAME_CHARS) String name,
        @MaxBytes(AccountAddRequest.MAX_MEDIA_ID_BYTES) String mediaId) {

    /** Gives the account another name. */
    public static AccountUpdateRequest rename(String openKfId, String name) {
        return new AccountUpdateRequest(openKfId, name, null);
    }

    /** Gives the account another picture. */
    public static AccountUpdateRequest picture(String openKfId, String mediaId) {
        return new AccountUpdateRequest(openKfId, null, mediaId);
    }
}
