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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Duration;
import java.time.Instant;

/**
 * The right to send one message on an event (doc/96428): a welcome_code or a msg_code.
 *
 * @param expiry the first moment at which it is no longer good
 */
record EventCode(String code, Kind kind, KfAccount account, Customer customer, SessionState issuedIn, Instant expiry) {

    @Override
    public String toString() {
        return "EventCode[" + kind + "]";
    }

    /** What a code is for. */
    enum Kind {

        WELCOME(Duration.ofSeconds(20), true),
        QUEUED(Duration.ofHours(48), false),
        PICKED_UP(Duration.ofHours(48), false),
        ENDED(Duration.ofSeconds(20), true);

        private final Duration lifetime;
        private final boolean menuAllowed;

        Kind(Duration lifetime, boolean menuAllowed) {
            this.lifetime = lifetime;
            this.menuAllowed = menuAllowed;
        }

        Duration lifetime() {
            return lifetime;
        }

        boolean allows(String msgType) {
            return "text".equals(msgType) || menuAllowed && "msgmenu".equals(msgType);
        }
    }
}
