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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.function.BiFunction;

/** The languages of the pages, with the words that the generator puts between the facts. */
enum PageLanguage {

    ENGLISH("", (english, chinese) -> english),
    CHINESE(".zh-CN", (english, chinese) -> chinese);

    private final String suffix;
    private final BiFunction<String, String, String> choice;
    private final Properties texts;

    PageLanguage(String suffix, BiFunction<String, String, String> choice) {
        this.suffix = suffix;
        this.choice = choice;
        this.texts = load("texts" + suffix);
    }

    /** What stands before the extension of files in this language. */
    String suffix() {
        return suffix;
    }

    /** The one in this language. */
    String of(String english, String chinese) {
        return choice.apply(english, chinese);
    }

    Properties texts() {
        return texts;
    }

    /** A text, with {0}, {1} … filled in. */
    String text(String key, Object... arguments) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("texts" + suffix + ".properties has no " + key);
        }
        return arguments.length == 0 ? text : MessageFormat.format(text, arguments);
    }

    /** A text that may be missing, then empty. */
    String textIfAny(String key) {
        return texts.getProperty(key, "");
    }

    static Properties load(String name) {
        Path file = Path.of("src", "test", "resources", "reference", name + ".properties");
        Properties properties = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
