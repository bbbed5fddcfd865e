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

import io.github.camelwecom.kf.model.PlatformId;

/**
 * Video of a customer or a servicer (doc/94699).
 *
 * @param envelope what every message has
 * @param video    the body
 */
public record VideoMessage(MessageEnvelope envelope, Video video) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code video}.
     *
     * @param mediaId id to download it with; valid for 3 days
     */
    public record Video(@PlatformId String mediaId) implements Serializable {
    }
}
