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

/**
 * Card that recommends a member of the corp (doc/94699).
 *
 * @param envelope     what every message has
 * @param businessCard the body
 */
public record BusinessCardMessage(MessageEnvelope envelope, BusinessCard businessCard) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code business_card}.
     *
     * @param userId the recommended member
     */
    public record BusinessCard(@JsonProperty("userid") @PlatformId String userId) implements Serializable {
    }
}
