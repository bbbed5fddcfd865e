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

import java.util.List;

/** Where in a request a check is, and where it puts what it finds. */
record Findings(String place, List<Violation> violations) {

    static Findings into(List<Violation> violations) {
        return new Findings("", violations);
    }

    Findings at(String field) {
        return new Findings(place.isEmpty() ? field : place + "." + field, violations);
    }

    Findings at(int index) {
        return new Findings(place + "[" + index + "]", violations);
    }

    void add(String problem) {
        violations.add(new Violation(place, problem));
    }
}
