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
package io.github.camelwecom.kf.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Files that begin as those of their format do. */
final class SampleFiles {

    private static final int SIZE = 200;

    private SampleFiles() {
    }

    static void writeTo(Path directory) {
        write(directory.resolve("map.png"), png());
        write(directory.resolve("greeting.amr"), amr());
        write(directory.resolve("assembly.mp4"), beginningWith("\0\0\0\u0018ftypisom"));
        write(directory.resolve("manual.pdf"), beginningWith("%PDF-1.7\n"));
    }

    static byte[] png() {
        return beginningWith("\u0089PNG\r\n\u001a\n");
    }

    /** Frames of 20 ms, of 13 bytes each. */
    static byte[] amr() {
        return Arrays.copyOf("#!AMR\n".getBytes(StandardCharsets.ISO_8859_1), 6 + 13 * 10);
    }

    private static byte[] beginningWith(String head) {
        return Arrays.copyOf(head.getBytes(StandardCharsets.ISO_8859_1), SIZE);
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
