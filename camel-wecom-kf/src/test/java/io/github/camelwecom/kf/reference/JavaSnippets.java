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

import org.apache.camel.builder.RouteBuilder;

/** Snippets in Java, each in a method of its own, of which one is wanted. */
abstract class JavaSnippets extends RouteBuilder {

    private final String name;

    JavaSnippets(String name) {
        this.name = name;
    }

    @Override
    public void configure() throws ReflectiveOperationException {
        getClass().getDeclaredMethod(name).invoke(this);
    }
}
