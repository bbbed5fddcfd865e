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
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.Required;
import io.github.camelwecom.kf.model.message.EnterSessionEvent;

/**
 * Request of add_contact_way (doc/94665).
 *
 * @param openKfId the account
 * @param scene    tells links apart: {@link EnterSessionEvent} repeats it; at most {@value #MAX_SCENE_BYTES} bytes of
 *                 {@code [0-9a-zA-Z_-]}; may be {@code null}
 */
public record AddContactWayRequest(
        @Required @MaxBytes(CommonLimits.OPEN_KFID_BYTES) @JsonProperty("open_kfid") String openKfId,
        @MaxBytes(MAX_SCENE_BYTES) @Matches(value = "[0-9a-zA-Z_-]*",
                                            meaning = "letters, digits, _ and -") String scene) {

    /** Longest scene, in bytes. */
    public static final int MAX_SCENE_BYTES = 32;
}
