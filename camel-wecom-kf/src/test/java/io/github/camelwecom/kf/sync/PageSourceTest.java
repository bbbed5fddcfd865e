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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which token a page is asked with. No platform is needed for that.
 */
class PageSourceTest {

    private static final int TOKEN_REFUSED = 95007;
    private static final int TOO_OFTEN = 45009;

    private final AtomicLong now = new AtomicLong(-Duration.ofMinutes(5).toNanos());
    private final PageSource source = new PageSource(null, "wk1", null, now::get);

    @Test
    void aTokenIsUsedAsLongAsItIsCertainlyGood() {
        source.freshToken("T1");

        now.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(source.token()).isEqualTo("T1");
        now.addAndGet(1);
        assertThat(source.token()).isNull();
    }

    @Test
    void theLatestTokenIsUsed() {
        source.freshToken("T1");
        source.freshToken("T2");

        assertThat(source.token()).isEqualTo("T2");
    }

    @Test
    void aRefusedTokenIsNotUsedAgain() {
        source.freshToken("T1");

        assertThat(source.dropsToken("T1", TOKEN_REFUSED)).isTrue();
        assertThat(source.token()).isNull();
    }

    @Test
    void aNewerTokenOutlivesTheRefusalOfAnOlderOne() {
        source.freshToken("T2");

        assertThat(source.dropsToken("T1", TOKEN_REFUSED)).isTrue();
        assertThat(source.token()).isEqualTo("T2");
    }

    @Test
    void noOtherRefusalSpeaksAgainstAToken() {
        source.freshToken("T1");

        assertThat(source.dropsToken("T1", TOO_OFTEN)).isFalse();
        assertThat(source.token()).isEqualTo("T1");
    }
}
