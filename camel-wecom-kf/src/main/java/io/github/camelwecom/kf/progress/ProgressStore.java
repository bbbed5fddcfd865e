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
package io.github.camelwecom.kf.progress;

import java.time.Instant;

/**
 * Where the progress of accounts is kept.
 */
public interface ProgressStore {

    /**
     * Opens the progress of one account for one reader.
     *
     * @throws AccountInUseException when another reader has it open
     * @throws IllegalStateException when what is kept cannot be read
     */
    AccountProgress open(String corpId, String openKfId);

    /**
     * When the progress of an account was written last; long ago where nobody can tell.
     */
    Instant lastWritten(String corpId, String openKfId);
}
