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
package io.github.camelwecom.kf.sync;

/**
 * How the reading of an account stands.
 */
public enum AccountStatus {

    /** Not read yet since the route was started. */
    STARTING(true, false),
    /** Read up to where the platform had more, or being read. */
    READING(true, false),
    /**
     * The last pull failed, or what was processed cannot be written down. It is tried again until it works; the client
     * had repeated the call before.
     */
    FAILING(true, true),
    /** Messages failed as often as they may, and their customers wait until the route is resumed or restarted. */
    HELD(true, true),
    /** So many messages are kept or set aside that no more may be. */
    FULL(true, true),
    /** Its progress cannot be read, so that nobody knows where to go on. */
    UNREADABLE(true, true),
    /** Another route or process reads it. */
    TAKEN(false, false),
    /** The platform took it from us. */
    RELEASED(false, false);

    private final boolean ours;
    private final boolean needsAttention;

    AccountStatus(boolean ours, boolean needsAttention) {
        this.ours = ours;
        this.needsAttention = needsAttention;
    }

    /** Whether its messages are for this route. */
    public boolean isOurs() {
        return ours;
    }

    /** Whether messages of the account stay unread although they are for this route. */
    public boolean needsAttention() {
        return needsAttention;
    }
}
