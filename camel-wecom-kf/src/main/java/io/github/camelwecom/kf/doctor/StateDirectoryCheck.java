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

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is a place to keep how far accounts were read. Leaves nothing behind. */
final class StateDirectoryCheck {

    /** {@code null} where progress is kept elsewhere. */
    private final String option;

    StateDirectoryCheck(String option) {
        this.option = option;
    }

    void examine(Chart chart) {
        if (option == null) {
            chart.fine(Check.STATE_DIRECTORY, chart.texts().word("elsewhere"));
            return;
        }
        Path directory = Path.of(option).toAbsolutePath();
        Path existing = nearestExisting(directory);
        if (!Files.isDirectory(existing)) {
            chart.found(Diagnosis.STATE_IS_NO_DIRECTORY, directory, existing);
            return;
        }
        try {
            Files.delete(Files.createTempFile(existing, "doctor", ".tmp"));
            chart.fine(Check.STATE_DIRECTORY, directory);
        } catch (IOException e) {
            chart.found(Diagnosis.STATE_NOT_WRITABLE, directory, reason(e));
        }
    }

    /** The component makes what is missing. */
    private static Path nearestExisting(Path path) {
        Path existing = path;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static String reason(IOException e) {
        boolean isTold = e instanceof FileSystemException file && file.getReason() != null;
        return isTold ? ((FileSystemException) e).getReason() : e.getClass().getSimpleName();
    }
}
