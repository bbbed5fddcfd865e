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
package io.github.camelwecom.kf.springboot;

import io.github.camelwecom.kf.reference.OperationSnippetsTestSupport;
import io.github.camelwecom.kf.reference.SnippetLanguage;
import io.github.camelwecom.kf.reference.StageHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every snippet of the pages about operations; in each language they are tried on Camel alone. */
@Tag("once")
class OperationsOnSpringBootTest extends OperationSnippetsTestSupport {

    @Override
    protected StageHost.Kind host() {
        return BootHost::start;
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("snippetsInTurn")
    void everySnippetSucceeds(String name, SnippetLanguage language) throws Exception {
        succeeds(name, language);
    }
}
