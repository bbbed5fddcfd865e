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

import io.github.camelwecom.kf.model.limit.Between;

/**
 * Request of account/list (doc/94661).
 *
 * @param offset index of the first account, from 0 (default)
 * @param limit  accounts per page, 1 to {@value #MAX_LIMIT} (default)
 */
public record AccountListRequest(
        @Between(min = 0, max = CommonLimits.UINT32) Integer offset, @Between(min = 1, max = MAX_LIMIT) Integer limit) {

    /** Greatest page the platform gives. */
    public static final int MAX_LIMIT = 100;
}
