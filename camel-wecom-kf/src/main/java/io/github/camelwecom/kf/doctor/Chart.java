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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the checks of one examination write down. */
final class Chart {

    private final Texts texts;
    private final Map<Check, List<Finding>> findings = new EnumMap<>(Check.class);

    Chart(Texts texts) {
        this.texts = texts;
    }

    Texts texts() {
        return texts;
    }

    /** All is well, as far as this check goes. What was found before stays. */
    void fine(Check check, Object... arguments) {
        if (!isExamined(check)) {
            add(new Finding(check, texts.title(check), State.FINE, null, texts.fine(check, arguments), ""));
        }
    }

    /** Also where all seemed to be well before. */
    void found(Diagnosis diagnosis, Object... arguments) {
        Check check = diagnosis.check();
        findings.getOrDefault(check, new ArrayList<>()).removeIf(finding -> finding.state() == State.FINE);
        add(new Finding(
                check, texts.title(check), diagnosis.state(), diagnosis, texts.text(diagnosis, arguments),
                texts.remedy(diagnosis, arguments)));
    }

    boolean isExamined(Check check) {
        return findings.containsKey(check);
    }

    /** Whether calls can be made, as far as is known. */
    boolean allowsCalls() {
        return firstInTheWay().isEmpty();
    }

    DoctorReport report() {
        Arrays.stream(Check.values()).filter(check -> !isExamined(check)).forEach(this::leaveOut);
        List<Finding> all = all().toList();
        boolean healthy = all.stream().noneMatch(finding -> finding.state() == State.PROBLEM);
        return new DoctorReport(healthy, all, ReportText.of(all, texts));
    }

    private void leaveOut(Check check) {
        String before = firstInTheWay().map(Finding::title).orElse("");
        add(new Finding(check, texts.title(check), State.NOT_CHECKED, null, texts.notChecked(before), ""));
    }

    private Optional<Finding> firstInTheWay() {
        return all().filter(finding -> finding.diagnosis() != null && finding.diagnosis().endsCalls()).findFirst();
    }

    private Stream<Finding> all() {
        return findings.values().stream().flatMap(List::stream);
    }

    private void add(Finding finding) {
        findings.computeIfAbsent(finding.check(), none -> new ArrayList<>()).add(finding);
    }
}
