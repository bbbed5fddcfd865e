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

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What consumers of one corp share, whoever made them.
 */
class CorpLimitsTest {

    private static final String PLATFORM = "https://platform.test";
    private static final String CORP = "ww-corp-limits";

    private final CorpLimits limits = CorpLimits.join(PLATFORM, CORP, 4, 9);

    @AfterEach
    void leave() {
        limits.leave();
    }

    @Test
    void consumersOfOneCorpShareThem() {
        CorpLimits same = CorpLimits.join("HTTPS://platform.test/", CORP, 4, 9);
        CorpLimits otherCorp = CorpLimits.join(PLATFORM, "ww-other", 4, 9);
        CorpLimits otherPlatform = CorpLimits.join("https://sandbox.test", CORP, 4, 9);

        assertThat(same).isSameAs(limits);
        assertThat(otherCorp).isNotSameAs(limits);
        assertThat(otherPlatform).isNotSameAs(limits);
        same.leave();
        otherCorp.leave();
        otherPlatform.leave();
    }

    @Test
    void theLowestCount() {
        CorpLimits same = CorpLimits.join(PLATFORM, CORP, 4, 2);

        assertThat(take(limits)).isZero();
        assertThat(take(same)).isZero();
        assertThat(take(limits)).isPositive();
        same.leave();
        over(2);
    }

    @Test
    void theLastOneLeavesNothingBehind() {
        CorpLimits former = CorpLimits.join(PLATFORM, "ww-left", 4, 9);

        former.leave();
        CorpLimits later = CorpLimits.join(PLATFORM, "ww-left", 4, 9);

        assertThat(later).isNotSameAs(former);
        later.leave();
    }

    @Test
    void aRestartDoesNotMakeThePlatformForget() {
        CorpLimits former = CorpLimits.join(PLATFORM, "ww-restarted", 4, 1);
        assertThat(take(former)).isZero();
        former.tokenless().over();

        former.leave();
        CorpLimits later = CorpLimits.join(PLATFORM, "ww-restarted", 4, 1);

        assertThat(take(later)).isPositive();
        later.leave();
    }

    @Test
    void whoComesAfterAllOthersLeftGetsWhatItAsksFor() {
        CorpLimits former = CorpLimits.join(PLATFORM, "ww-raised", 4, 1);
        assertThat(take(former)).isZero();
        former.tokenless().over();
        former.leave();

        CorpLimits later = CorpLimits.join(PLATFORM, "ww-raised", 4, 2);

        assertThat(take(later)).isZero();
        assertThat(take(later)).isPositive();
        later.leave();
    }

    private static Duration take(CorpLimits asked) {
        return asked.tokenless().take(new Object());
    }

    private void over(int calls) {
        for (int call = 0; call < calls; call++) {
            limits.tokenless().over();
        }
    }
}
