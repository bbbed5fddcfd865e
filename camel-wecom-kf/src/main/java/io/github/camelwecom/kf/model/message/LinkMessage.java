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
 * Link sent by a customer or a servicer (doc/94699).
 *
 * @param envelope what every message has
 * @param link     the body
 */
public record LinkMessage(MessageEnvelope envelope, Link link) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }

    /**
     * Body of {@code link}.
     *
     * @param title  title
     * @param desc   description
     * @param url    where a click leads
     * @param picUrl picture shown with the link
     */
    public record Link(String title, String desc, String url, String picUrl) implements Serializable {

        @Override
        public String toString() {
            return Silent.form(this);
        }
    }
}
