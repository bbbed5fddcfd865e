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

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Which version of the format a stored text has, as its first line says.
 */
public enum ProgressVersion {

    /** It knew no kept messages and escaped nothing, and did not say where a file ends that is whole. */
    FORMER(2, StandardCharsets.UTF_8, ProgressFormat::readFormer),
    CURRENT(3, StandardCharsets.US_ASCII, ProgressFormat::read);

    private static final String NAME = "camel-wecom-kf progress ";

    private final int number;
    private final Charset charset;
    private final BiConsumer<String, ProgressLines> reader;

    ProgressVersion(int number, Charset charset, BiConsumer<String, ProgressLines> reader) {
        this.number = number;
        this.charset = charset;
        this.reader = reader;
    }

    /** The first line of a text of this version. */
    public String firstLine() {
        return NAME + number;
    }

    Charset charset() {
        return charset;
    }

    /**
     * Reads a line behind the first one.
     *
     * @throws IllegalArgumentException when it is no such line
     */
    public void read(String line, ProgressLines into) {
        reader.accept(line, into);
    }

    /**
     * The version that a first line names.
     *
     * @throws IllegalArgumentException when it names none that is known here
     */
    public static ProgressVersion of(String firstLine) {
        return Stream.of(values()).filter(version -> version.firstLine().equals(firstLine)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is not '" + CURRENT.firstLine() + "'"));
    }

    /** Whether this is the first line of a version that came after this one. */
    public static boolean isLater(String firstLine) {
        return firstLine.startsWith(NAME) && !isCutFirstLine(firstLine);
    }

    /** Whether this is no more than the beginning of a first line. */
    public static boolean isCutFirstLine(String text) {
        return Stream.of(values()).anyMatch(version -> version.firstLine().startsWith(text));
    }
}
