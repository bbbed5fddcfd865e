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
package io.github.camelwecom.kf.model.send;

import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Required;

/**
 * Position to a customer (doc/94677).
 *
 * @param name      name of the place, may be {@code null}
 * @param address   address of the place, may be {@code null}
 * @param latitude  degrees, north positive, -90 to 90
 * @param longitude degrees, east positive, -180 to 180
 */
public record LocationContent(
        String name, String address, @Required @Between(min = -90, max = 90) Double latitude,
        @Required @Between(min = -180, max = 180) Double longitude) implements MessageContent {

    /** Without the words and the place, which belong into no log. */
    @Override
    public String toString() {
        return "LocationContent[]";
    }
}
