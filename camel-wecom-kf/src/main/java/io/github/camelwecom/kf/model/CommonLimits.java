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

/** Limits that fields of many requests have in common. */
public final class CommonLimits {

    /** Longest id of an account, in bytes (doc/94663). */
    public static final int OPEN_KFID_BYTES = 64;

    /** Greatest number of the fields that are documented as uint32. */
    public static final double UINT32 = 4_294_967_295d;

    private CommonLimits() {
    }
}
