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
package io.github.camelwecom.kf.operation;

import java.util.function.Supplier;

import io.github.camelwecom.kf.doctor.DoctorReport;

/** The operation that goes through the set-up and tells what to do where. It changes nothing. */
public enum DoctorOperation {

    /** Gives the report. */
    DOCTOR("doctor");

    private final String operationName;

    DoctorOperation(String operationName) {
        this.operationName = operationName;
    }

    String operationName() {
        return operationName;
    }

    public static boolean isOne(String operationName) {
        return DOCTOR.operationName.equals(operationName);
    }

    OperationCall call(Supplier<DoctorReport> doctor) {
        return exchange -> doctor.get();
    }
}
