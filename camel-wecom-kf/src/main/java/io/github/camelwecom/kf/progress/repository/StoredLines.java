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
package io.github.camelwecom.kf.progress.repository;

import java.util.List;

import io.github.camelwecom.kf.progress.ProgressFormat;
import io.github.camelwecom.kf.progress.ProgressLines;
import io.github.camelwecom.kf.progress.ProgressVersion;

/**
 * The lines of progress as one value of a repository. Some repositories take no line breaks, so that tabs stand between
 * the lines, none of which has one.
 */
final class StoredLines {

    private static final String SEPARATOR = "\t";
    private static final String FIRST_LINE = ProgressVersion.CURRENT.firstLine();
    private static final String COMPLETE = ProgressFormat.lines(ProgressLines::complete).get(0);

    private final String value;

    /**
     * @param value null when the repository has none
     */
    StoredLines(String value) {
        this.value = value;
    }

    /**
     * @param lines the last of them says whether they are complete
     */
    static String of(List<String> lines) {
        String value = FIRST_LINE + SEPARATOR + String.join(SEPARATOR, lines);
        // a last line that nothing follows would be taken for a cut one
        return value.endsWith(SEPARATOR + COMPLETE) ? value : value + SEPARATOR;
    }

    /** Whether there is nothing, or all that there once was. */
    boolean isWhole() {
        return value == null || isComplete() || FormerMessages.wrote(value);
    }

    /** Whether a later version of this component wrote it. */
    boolean isLater() {
        return value != null && ProgressVersion.isLater(firstLine());
    }

    /**
     * The lines behind the first, without one that was cut.
     *
     * @throws IllegalArgumentException when this is no such value
     */
    List<String> lines() {
        if (value == null || ProgressVersion.isCutFirstLine(value)) {
            return List.of();
        }
        if (!FIRST_LINE.equals(firstLine())) {
            throw new IllegalArgumentException("does not begin with '" + FIRST_LINE + "'");
        }
        List<String> all = List.of(value.split(SEPARATOR, -1));
        // what nothing follows was cut
        return all.subList(1, isComplete() ? all.size() : all.size() - 1);
    }

    /**
     * Tells all that is in it.
     *
     * @throws IllegalArgumentException when this is no such value
     */
    void read(ProgressLines into) {
        if (value != null && FormerMessages.wrote(value)) {
            FormerMessages.read(value, into);
            return;
        }
        lines().forEach(line -> ProgressFormat.read(line, into));
    }

    private boolean isComplete() {
        return value.endsWith(SEPARATOR + COMPLETE);
    }

    private String firstLine() {
        int end = value.indexOf(SEPARATOR);
        return end < 0 ? value : value.substring(0, end);
    }
}
