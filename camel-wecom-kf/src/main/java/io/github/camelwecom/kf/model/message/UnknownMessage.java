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

/**
 * A message of a type this library does not know, or one that cannot be read as JSON at all, of which the envelope has
 * what could be read. All there is to know is in {@link #raw()}, whose text is what came.
 *
 * @param envelope what every message has
 */
public record UnknownMessage(MessageEnvelope envelope) implements KfMessage {

    @Override
    public String toString() {
        return envelope.describe(this);
    }
}
