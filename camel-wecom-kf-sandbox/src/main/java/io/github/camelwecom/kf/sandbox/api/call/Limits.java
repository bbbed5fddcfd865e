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
package io.github.camelwecom.kf.sandbox.api.call;

/** Limits that several operations share. */
public final class Limits {

    public static final int OPEN_KFID_BYTES = 64;
    /** Not documented for this id; the longest official sample has 32. */
    public static final int EXTERNAL_USERID_BYTES = 64;
    public static final int USERID_BYTES = 64;
    /** Not documented; no official sample comes near. */
    public static final int ANY_BYTES = 4096;

    private Limits() {
    }
}
