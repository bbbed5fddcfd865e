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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of snippets, without what only our build wants: licence headers and the class around them. */
final class SnippetText {

    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path PROJECT = Path.of("..");
    private static final Path SOURCES = Path.of("src", "test", "java");
    private static final Pattern MARK = Pattern.compile("^ *// snippet: (\\w+)$", Pattern.MULTILINE);
    private static final Pattern HEADER
            = Pattern.compile("\\A(?:(?:<\\?xml.*?\\?>\\s*)?<!--.*?-->\\s*|/\\*.*?\\*/\\s*|(?:(?:#|--)[^\\n]*\\n)+\\s*)",
                    Pattern.DOTALL);

    private SnippetText() {
    }

    /** A file of routes. */
    static String ofResource(String path) {
        return ofFile(RESOURCES.resolve(path));
    }

    /** A file of the whole project, or the part of it that stands behind a <code>#</code>. */
    static String ofProject(String path) {
        int part = path.indexOf('#');
        return part < 0
                ? ofFile(PROJECT.resolve(path))
                : part(read(PROJECT.resolve(path.substring(0, part))), path.substring(part + 1));
    }

    private static String ofFile(Path file) {
        return HEADER.matcher(read(file)).replaceFirst("").stripTrailing();
    }

    /**
     * What stands between {@code // snippet: name} and {@code // end} in the source of a class, or of one that it
     * extends.
     */
    static String ofSource(Class<?> type, String name) {
        String source = source(type);
        return source.contains(begin(name)) || !isOurs(type.getSuperclass())
                ? part(source, name) : ofSource(type.getSuperclass(), name);
    }

    private static String begin(String name) {
        return "// snippet: " + name + "\n";
    }

    private static String part(String source, String name) {
        int begin = source.indexOf(begin(name));
        int end = source.indexOf("// end", begin);
        if (begin < 0 || end < 0) {
            throw new IllegalStateException("There is no snippet " + name);
        }
        return source.substring(begin + begin(name).length(), end).stripIndent().stripTrailing();
    }

    private static boolean isOurs(Class<?> type) {
        return type.getPackageName().equals(SnippetText.class.getPackageName());
    }

    /** The names of the snippets in the source of a class, in order. */
    static List<String> namesIn(Class<?> type) {
        return MARK.matcher(source(type)).results().map(mark -> mark.group(1)).toList();
    }

    private static String source(Class<?> type) {
        return read(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    }

    /** The names of the files in a directory of resources. */
    static List<String> filesOf(String path) throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(path))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** The paths of the files in a directory of the whole project, which ends with a slash. */
    static List<String> filesOfProject(String directory) throws IOException {
        try (Stream<Path> files = Files.list(PROJECT.resolve(directory))) {
            return files.map(file -> directory + file.getFileName()).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
