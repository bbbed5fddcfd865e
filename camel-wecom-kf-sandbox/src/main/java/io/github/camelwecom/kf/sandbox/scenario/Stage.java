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
package io.github.camelwecom.kf.sandbox.scenario;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where scenarios are played. */
public interface Stage {

    /**
     * Does a step.
     *
     * @param  with             its fields, names of messages replaced
     * @throws RuntimeException saying why it cannot be done
     */
    JsonNode perform(Step step, ObjectNode with);

    /** The msgid of what an application sent to this customer; 0 steps back is the latest. */
    String answer(String customer, int back);

    Instant now();

    void advance(Duration duration);
}
