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

import java.io.Serializable;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.camelwecom.kf.model.PlatformId;
import io.github.camelwecom.kf.model.Silent;

/**
 * Mini program sent by a customer or a servicer (doc/94699).
 *
 * @param envelope    what every message has
 * @param miniProgram the body
 */
public record MiniProgramMessage(MessageEnvelope envelope, MiniProgram miniProgram) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code miniprogram}.
     *
     * @param title        title
     * @param appId        the mini program
     * @param pagePath     page to open
     * @param thumbMediaId id of the cover picture
     */
    public record MiniProgram(String title, @JsonProperty("appid") String appId, @JsonProperty("pagepath") String pagePath,
            @PlatformId String thumbMediaId) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
