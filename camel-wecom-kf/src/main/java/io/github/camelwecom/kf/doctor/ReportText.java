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
import java.util.stream.Collectors;

/** The report for people: a line for each finding, with what to do below it. */
final class ReportText {

    private static final String BELOW = System.lineSeparator() + "    ";

    private ReportText() {
    }

    static String of(List<Finding> findings, Texts texts) {
        long problems = findings.stream().filter(finding -> finding.state() == State.PROBLEM).count();
        return findings.stream().map(finding -> line(finding, texts))
                .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator() + texts.summary(problems)));
    }

    private static String line(Finding finding, Texts texts) {
        String line = texts.mark(finding.state()) + " " + finding.title() + texts.word("colon") + finding.text();
        return finding.remedy().isEmpty() ? line : line + BELOW + texts.word("toDo") + finding.remedy();
    }
}
