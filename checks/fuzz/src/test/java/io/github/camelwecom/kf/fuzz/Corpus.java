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
package io.github.camelwecom.kf.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The kept inputs: a folder for each target, a file for each input. Those with a speaking name were written by hand,
 * the others are what the fuzzer found its way with.
 */
final class Corpus {

    private static final Path ROOT = Path.of("src", "test", "resources", "corpus").toAbsolutePath();

    private Corpus() {
    }

    static Path directory(Target target) {
        return ROOT.resolve(target.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static List<Path> files(Target target) {
        try (Stream<Path> files = Files.list(directory(target))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
