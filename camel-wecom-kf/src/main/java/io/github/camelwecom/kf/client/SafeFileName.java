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
package io.github.camelwecom.kf.client;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name that a stranger chose, made fit to be one on any system: it leads nowhere, shows nothing but itself, and
 * names no device.
 */
final class SafeFileName {

    /** Most systems take 255; routes put something before or behind it. */
    private static final int MAX_BYTES = 200;
    private static final int LONGEST_EXTENSION = 16;

    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Control and formatting characters, such as those that turn the direction of writing, and line separators. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    /** Of Windows; the colon would name a drive, or a stream of another file. */
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    /** Of Windows, whatever the extension. */
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³]) *(\\..*)?");
    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]{1," + LONGEST_EXTENSION + "}$");

    private SafeFileName() {
    }

    /** {@code null} when nothing is left of it. */
    static String of(String name) {
        String visible = INVISIBLE.matcher(PATH.matcher(name).replaceFirst("")).replaceAll("");
        String plain = withoutEnd(RESERVED.matcher(visible).replaceAll("_")).strip();
        if (plain.isEmpty()) {
            return null;
        }
        return shortened(DEVICE.matcher(plain).matches() ? "_" + plain : plain);
    }

    /** Windows cuts dots and blanks off. */
    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end);
    }

    /** Keeps the extension, by which a file's kind is known. */
    private static String shortened(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        Matcher matcher = EXTENSION.matcher(name);
        String extension = matcher.find() ? matcher.group() : "";
        String stem = name.substring(0, name.length() - extension.length());
        return beginning(stem, MAX_BYTES - bytes(extension)) + extension;
    }

    /** As many whole characters as the bytes have room for. */
    private static String beginning(String text, int maxBytes) {
        CharBuffer characters = CharBuffer.wrap(text);
        StandardCharsets.UTF_8.newEncoder().encode(characters, ByteBuffer.allocate(maxBytes), true);
        return text.substring(0, characters.position());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
