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
package io.github.camelwecom.kf.watch;

import java.util.Optional;

import io.github.camelwecom.kf.database.ReaderReport;

/**
 * How several nodes share the reading, as far as this one knows.
 *
 * @param reader  which of them reads, as was seen last
 * @param problem why that cannot be seen at present
 */
public record SharingReport(Optional<ReaderReport> reader, Optional<String> problem) {

    /** Whether another node reads, and this one would if that did not. */
    boolean isStandby() {
        return reader.isPresent() && !reader.get().isUs();
    }
}
