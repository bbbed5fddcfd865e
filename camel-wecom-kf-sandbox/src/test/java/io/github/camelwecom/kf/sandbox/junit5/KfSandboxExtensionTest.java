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
package io.github.camelwecom.kf.sandbox.junit5;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class KfSandboxExtensionTest {

    @RegisterExtension
    static final KfSandboxExtension SHARED = new KfSandboxExtension();

    @Test
    void resolvesParameters(KfSandbox sandbox) {
        assertThat(sandbox).isSameAs(SHARED.sandbox());
        assertThat(sandbox.baseUri().getPort()).isPositive();
    }

    @Test
    void saysThatItHasNotStarted() {
        assertThatIllegalStateException().isThrownBy(() -> new KfSandboxExtension().sandbox())
                .withMessageContaining("@RegisterExtension");
    }

    @Nested
    class InANestedClass {

        @Test
        void sharesTheSandboxOfTheOuterClass(KfSandbox sandbox) {
            assertThat(sandbox).isSameAs(SHARED.sandbox());
        }
    }
}
