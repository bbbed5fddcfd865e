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

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether a servicer takes sessions. The platform codes it differently in servicer/list and in events. */
public enum ServicerStatus {

    RECEIVING(0, 1, null),
    STOPPED(1, 2, 0),
    SUSPENDED(1, 2, 1);

    private final int listCode;
    private final int eventCode;
    private final Integer stopType;

    ServicerStatus(int listCode, int eventCode, Integer stopType) {
        this.listCode = listCode;
        this.eventCode = eventCode;
        this.stopType = stopType;
    }

    /** As servicer/list says it (doc/96420). */
    public void describeInList(ObjectNode servicer) {
        describe(listCode, servicer);
    }

    /** As the event servicer_status_change says it (doc/94699). */
    void describeInEvent(ObjectNode event) {
        describe(eventCode, event);
    }

    private void describe(int code, ObjectNode target) {
        target.put("status", code);
        if (stopType != null) {
            target.put("stop_type", stopType);
        }
    }
}
