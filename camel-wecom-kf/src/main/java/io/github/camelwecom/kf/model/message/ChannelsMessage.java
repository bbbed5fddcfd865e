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

import io.github.camelwecom.kf.model.Silent;

/**
 * Something from WeChat Channels (doc/94699).
 *
 * @param envelope what every message has
 * @param channels the body
 */
public record ChannelsMessage(MessageEnvelope envelope, Channels channels) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code channels}.
     *
     * @param subType  1 post, 2 live, 3 card
     * @param nickname name of the Channels account
     * @param title    title; only of a post
     */
    public record Channels(Integer subType, String nickname, String title) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
