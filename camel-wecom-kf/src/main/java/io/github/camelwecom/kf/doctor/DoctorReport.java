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
package io.github.camelwecom.kf.doctor;

import java.util.List;

/**
 * What the doctor found, in the language of the machine or the one that was asked for. As text it is what people read;
 * as JSON, such as by <code>marshal: json</code>, what programs do.
 *
 * @param healthy  whether no check found a problem
 * @param findings of every check at least one, in the order of {@link Check}
 * @param text     all of it for people
 */
public record DoctorReport(boolean healthy, List<Finding> findings, String text) {

    public DoctorReport {
        findings = List.copyOf(findings);
    }

    /** Those that somebody has to mend something for. */
    public List<Finding> problems() {
        return findings.stream().filter(finding -> finding.state() == State.PROBLEM).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
