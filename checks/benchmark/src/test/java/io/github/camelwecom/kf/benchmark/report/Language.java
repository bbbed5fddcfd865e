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
package io.github.camelwecom.kf.benchmark.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * A language of the documentation, with the texts of the report.
 */
public enum Language {

    ENGLISH(""),
    CHINESE(".zh-CN");

    private final String suffix;
    private final Properties texts = new Properties();

    Language(String suffix) {
        this.suffix = suffix;
        try (var file = new InputStreamReader(
                Language.class.getResourceAsStream("/benchmark" + suffix + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String suffix() {
        return suffix;
    }

    Properties texts() {
        return texts;
    }

    String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("benchmark" + suffix + ".properties has no text for " + key);
        }
        return text;
    }
}
