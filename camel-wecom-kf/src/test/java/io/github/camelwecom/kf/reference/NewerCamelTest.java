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

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The module that runs these tests with a newer Camel. */
class NewerCamelTest {

    /** Maven hands no test dependencies on, so that module names them again. */
    @Test
    void hasAllThatTheTestsNeed() throws Exception {
        Map<String, Pom> modules = Pom.modules();

        assertThat(modules.get("checks/camel-4.22").dependencies()).extracting(Pom.Dependency::name)
                .containsAll(
                        modules.get("camel-wecom-kf").dependencies().stream().filter(Pom.Dependency::test)
                                .map(Pom.Dependency::name).toList());
    }
}
