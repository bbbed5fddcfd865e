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
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the properties of an application say of its options, in either spelling of their names. */
final class ApplicationProperties {

    /**
     * Of Camel, <code>{{env:NAME:default}}</code> or <code>{{key}}</code>, and of Spring, <code>${NAME:default}</code>.
     */
    private static final Pattern PLACEHOLDER
            = Pattern.compile("\\{\\{(?:env:)?([^}:]+)(?::([^}]*))?}}|\\$\\{([^}:]+)(?::([^}]*))?}");

    private final Properties properties;
    private final Map<String, String> environment;

    private ApplicationProperties(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** @param environment its variables win over the file, and fill placeholders */
    static ApplicationProperties read(Path file, Map<String, String> environment) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new ApplicationProperties(properties, environment);
    }

    /** {@code null} where it is not there, or no more than a placeholder for what is not there. */
    String get(String name) {
        return said(environment, name).or(() -> said(properties, name)).map(this::resolved).map(String::strip)
                .filter(value -> !value.isEmpty()).orElse(null);
    }

    private static Optional<String> said(Map<?, ?> values, String name) {
        return values.entrySet().stream().filter(value -> plain(value.getKey()).equals(plain(name)))
                .map(value -> value.getValue().toString()).findFirst();
    }

    String get(String name, String otherwise) {
        String value = get(name);
        return value == null ? otherwise : value;
    }

    private String resolved(String value) {
        return PLACEHOLDER.matcher(value).replaceAll(found -> Matcher.quoteReplacement(meant(found)));
    }

    private String meant(MatchResult placeholder) {
        boolean isCamels = placeholder.group(1) != null;
        String name = placeholder.group(isCamels ? 1 : 3);
        String otherwise = placeholder.group(isCamels ? 2 : 4);
        String value = environment.getOrDefault(name, properties.getProperty(name, otherwise));
        return value == null ? "" : value;
    }

    /** CAMEL_COMPONENT_WECOM_KF_CORP_ID is camel.component.wecom-kf.corp-id and camel.component.wecom-kf.corpId. */
    private static String plain(Object key) {
        return key.toString().replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    }
}
