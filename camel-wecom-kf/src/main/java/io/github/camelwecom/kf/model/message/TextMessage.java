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
 * Text of a customer or a servicer, or the click on an item of a menu (doc/94699).
 *
 * @param envelope what every message has
 * @param text     the body
 */
public record TextMessage(MessageEnvelope envelope, Text text) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code text}.
     *
     * @param content the words
     * @param menuId  id of the clicked menu item; {@code null} when the customer typed the words
     */
    public record Text(String content, String menuId) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
