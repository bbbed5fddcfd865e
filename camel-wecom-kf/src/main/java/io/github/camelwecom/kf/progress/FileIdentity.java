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
package io.github.camelwecom.kf.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Tells a file from another one that has its name later.
 *
 * @param key null where the system has none, such as Windows, which lets nobody delete a file that is open anyway
 */
record FileIdentity(Object key) {

    static FileIdentity of(Path file) throws IOException {
        return new FileIdentity(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    /** Whether the name still is that file's, or may be so for all that is known. */
    boolean isAt(Path file) {
        try {
            return equals(of(file));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            // a file system that is away for a moment did not lose the file
            return true;
        }
    }
}
