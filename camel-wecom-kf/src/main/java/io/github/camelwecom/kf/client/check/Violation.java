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
package io.github.camelwecom.kf.client.check;

import java.util.Optional;

/**
 * What is wrong with one field of a request. Says names, lengths and numbers, never a text that was given.
 *
 * @param field   path of the field by its names in JSON, such as {@code msgmenu.list[3].click.content}
 * @param problem what is wrong with it, such as {@code has 129 bytes of UTF-8, but may have at most 128}
 */
public record Violation(String field, String problem) {

    /** The same, with what mends it behind the problem. */
    public Violation withRemedy(Optional<String> remedy) {
        return remedy.map(known -> new Violation(field, problem + ": " + known)).orElse(this);
    }

    @Override
    public String toString() {
        return field + " " + problem;
    }
}
