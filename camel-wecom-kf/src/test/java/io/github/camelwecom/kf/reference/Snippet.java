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

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.camel.Exchange;

/**
 * A route that shows an operation, and what must be there for it to succeed.
 *
 * @param name      name of its files, of its method in Java, and of its direct endpoint
 * @param operation what it shows
 * @param java      makes its route in Java
 * @param setting   what a test prepares before
 * @param proof     what a test looks at afterwards, beyond the platform's answer
 */
record Snippet(
        String name, String operation, Function<String, JavaSnippets> java, Consumer<Stage> setting,
        BiConsumer<Stage, Exchange> proof) {

    static Snippet of(String name, Function<String, JavaSnippets> java) {
        return new Snippet(name, name, java, stage -> {
        }, (stage, exchange) -> {
        });
    }

    /** Shows another use of an operation. */
    Snippet of(String operation) {
        return new Snippet(name, operation, java, setting, proof);
    }

    Snippet given(Consumer<Stage> setting) {
        return new Snippet(name, operation, java, setting, proof);
    }

    Snippet then(BiConsumer<Stage, Exchange> proof) {
        return new Snippet(name, operation, java, setting, proof);
    }

    /** Whether it is the first snippet of its operation. */
    boolean isFirst() {
        return name.equals(operation);
    }

    /** The text of the snippet, as a user would paste it. */
    String text(SnippetLanguage language) {
        return switch (language) {
            case YAML -> SnippetText.ofResource("reference/snippets/" + name + ".camel.yaml");
            case XML -> SnippetText.ofResource("reference/snippets/" + name + ".camel.xml");
            case JAVA -> SnippetText.ofSource(java.apply(name).getClass(), name);
        };
    }
}
