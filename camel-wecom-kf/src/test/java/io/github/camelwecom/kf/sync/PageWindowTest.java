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
package io.github.camelwecom.kf.sync;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static io.github.camelwecom.kf.sync.Fetched.page;
import static org.assertj.core.api.Assertions.assertThat;

class PageWindowTest {

    private final PageWindow window = new PageWindow();

    @Test
    void thePagesUpToTheFirstThatIsNotDoneMayBeLeftBehind() {
        OpenPage first = add("c1", false, "a1");
        OpenPage second = add("c2", false, "a2");
        add("c3", true, "a3");
        add("c4", false, "a4");

        assertThat(window.finished()).containsExactly(first, second);
        assertThat(window.oldest()).isSameAs(first);
        assertThat(window.messages()).isEqualTo(4);
    }

    @Test
    void whatIsLeftBehindIsForgotten() {
        OpenPage first = add("c1", false, "a1", "a2");
        add("c2", true, "b1");

        window.leftBehind(Set.of(first));

        assertThat(window.messages()).isEqualTo(1);
        assertThat(window.isBehind(Set.of(), "a1")).isFalse();
        assertThat(window.isBehind(Set.of(), "b1")).isTrue();
        assertThat(window.finished()).isEmpty();
    }

    @Test
    void aMessageThatThePlatformRepeatsIsInTheNewerPage() {
        OpenPage first = add("c1", false, "a1");
        add("c2", false, "a1");

        assertThat(window.isBehind(Set.of(first), "a1")).isTrue();
        assertThat(window.isIn(Set.of(first), "a1")).isFalse();
    }

    @Test
    void anEmptyPageIsDone() {
        OpenPage empty = add("c1", false);

        assertThat(window.finished()).isEqualTo(List.of(empty));
        assertThat(window.messages()).isZero();
    }

    private OpenPage add(String nextCursor, boolean pending, String... keys) {
        Page page = page(nextCursor, List.of(keys).stream().map(key -> message(key, "ann"))
                .toArray(com.fasterxml.jackson.databind.node.ObjectNode[]::new));
        OpenPage open = new OpenPage(page, false);
        if (pending) {
            List.of(keys).forEach(open::add);
        }
        window.add(open);
        return open;
    }
}
