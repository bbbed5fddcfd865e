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
package io.github.camelwecom.kf.model;

import java.io.IOException;

/** What came is not one JSON object. The text says so and where, and quotes nothing of it. */
public final class NoJsonObjectException extends IOException {

    private static final long serialVersionUID = 1;

    private final Flaw flaw;

    NoJsonObjectException(Flaw flaw) {
        super(flaw.description);
        this.flaw = flaw;
    }

    NoJsonObjectException(Flaw flaw, long position) {
        super(flaw.description + " at byte " + position);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }

    /** What it is instead. */
    enum Flaw {

        EMPTY("an empty body"),
        NO_JSON("something that is not JSON"),
        NO_OBJECT("JSON that is no object"),
        MORE("JSON with something behind it"),
        OUT_OF_BOUNDS("JSON deeper, longer or of more values than is read");

        private final String description;

        Flaw(String description) {
            this.description = description;
        }
    }
}
