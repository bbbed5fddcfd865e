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

import java.util.Optional;

/** How a servicer can change a session: {@code change_type} of session_status_change (doc/94699). */
enum SessionChange {

    PICKED_UP(1, EventCode.Kind.PICKED_UP),
    TRANSFERRED(2, null),
    ENDED(3, EventCode.Kind.ENDED),
    /** Of a session that had ended or was transferred. */
    REENTERED(4, null);

    private final int code;
    private final EventCode.Kind codeKind;

    SessionChange(int code, EventCode.Kind codeKind) {
        this.code = code;
        this.codeKind = codeKind;
    }

    int code() {
        return code;
    }

    /** What the event carries a msg_code for. */
    Optional<EventCode.Kind> codeKind() {
        return Optional.ofNullable(codeKind);
    }
}
