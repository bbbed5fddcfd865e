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

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who a message comes from (doc/94699). */
public enum Origin {

    /** The customer. */
    CUSTOMER(3),

    /** The platform itself: events. */
    SYSTEM(4),

    /** A servicer, typed in the WeCom client. */
    SERVICER(5),

    /** A number that is not documented; the raw JSON keeps it. */
    UNKNOWN(-1);

    private static final Origin[] VALUES = values();

    private final int number;

    Origin(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    @JsonValue
    public int number() {
        return number;
    }

    /** The constant of a number on the wire, {@link #UNKNOWN} when there is none. */
    @JsonCreator
    public static Origin of(int number) {
        for (Origin value : VALUES) {
            if (value.number == number) {
                return value;
            }
        }
        return UNKNOWN;
    }
}
