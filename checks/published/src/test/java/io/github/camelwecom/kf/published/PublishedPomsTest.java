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
package io.github.camelwecom.kf.published;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Maven Central wants to be told of each artifact (central.sonatype.org/publish/requirements), and what users look
 * for.
 */
class PublishedPomsTest {

    static Stream<PublishedModule> modules() throws Exception {
        return PublishedModule.all().stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void saysWhatItIs(PublishedModule module) {
        assertThat(module.pom().texts("name")).singleElement().asString().startsWith("Camel :: WeCom KF");
        assertThat(module.pom().texts("description")).singleElement().asString().hasSizeGreaterThan(20);
    }

    /** Once for all: the bill of materials is the parent of the parent, and nobody else says anything of it. */
    @ParameterizedTest
    @MethodSource("modules")
    void saysWhoseItIsAndWhereOnlyInTheBillOfMaterials(PublishedModule module) throws Exception {
        Pom pom = module.pom();
        if (pom.texts("parent").isEmpty()) {
            String home = "https://github.com/camelwecom/camel-wecom-kf";
            assertThat(pom.texts("url")).containsExactly(home);
            assertThat(pom.texts("scm", "url")).containsExactly(home);
            assertThat(pom.texts("scm", "connection")).containsExactly("scm:git:" + home + ".git");
            assertThat(pom.texts("scm", "developerConnection")).singleElement().asString().startsWith("scm:git:ssh://");
            assertThat(pom.texts("issueManagement", "url")).containsExactly(home + "/issues");
            assertThat(pom.texts("licenses", "license", "name")).containsExactly("Apache-2.0");
            assertThat(pom.texts("licenses", "license", "url")).containsExactly("http://www.apache.org/licenses/LICENSE-2.0");
            assertThat(pom.texts("developers", "developer", "name")).isNotEmpty().doesNotContain("");
            assertThat(pom.texts("developers", "developer", "organizationUrl")).isNotEmpty().doesNotContain("");
        } else {
            assertThat(pom.texts("parent", "artifactId")).isSubsetOf("camel-wecom-kf-bom", "camel-wecom-kf-parent");
            for (String inherited : List.of("url", "scm", "issueManagement", "licenses", "developers")) {
                assertThat(pom.texts(inherited)).as(inherited).isEmpty();
            }
        }
    }

    /** Maven Central takes nothing that needs others. */
    @ParameterizedTest
    @MethodSource("modules")
    void namesNoRepository(PublishedModule module) {
        assertThat(module.pom().texts("repositories")).isEmpty();
        assertThat(module.pom().texts("pluginRepositories")).isEmpty();
    }
}
