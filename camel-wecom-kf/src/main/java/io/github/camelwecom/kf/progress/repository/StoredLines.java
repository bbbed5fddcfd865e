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

    static String of(List<String> lines) {
        return FIRST_LINE + SEPARATOR + String.join("", lines.stream().map(line -> line + SEPARATOR).toList()) + COMPLETE;
    }

    /** Whether there is nothing, or all that there once was. */
    boolean isWhole() {
        return value == null || value.endsWith(SEPARATOR + COMPLETE);
    }

    /** Whether a later version of this component wrote it. */
    boolean isLater() {
        return value != null && ProgressVersion.isLater(firstLine());
    }

    /**
     * The lines between the first and the last, none of them cut.
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
        // the last one says that this is the end, or was cut
        return all.subList(1, all.size() - 1);
    }

    /** Has the ledger, or whoever it is, read all. */
    void read(ProgressLines into) {
        lines().forEach(line -> ProgressFormat.read(line, into));
    }

    private String firstLine() {
        int end = value.indexOf(SEPARATOR);
        return end < 0 ? value : value.substring(0, end);
    }
}
