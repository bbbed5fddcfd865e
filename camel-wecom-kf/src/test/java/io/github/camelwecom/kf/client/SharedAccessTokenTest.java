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
package io.github.camelwecom.kf.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Two who leave their access token to each other. */
class SharedAccessTokenTest {

    @RegisterExtension
    final KfPlatform platform = new KfPlatform();

    private final Place place = new Place();
    private CachingAccessTokenProvider first;
    private CachingAccessTokenProvider second;

    @BeforeEach
    void start() {
        first = platform.tokens(place);
        second = platform.tokens(place);
    }

    @Test
    void oneFetchesAndBothUseIt() {
        platform.givesTokens("T1", "T2");

        assertThat(first.accessToken()).isEqualTo("T1");
        assertThat(second.accessToken()).isEqualTo("T1");
        assertThat(platform.tokensFetched()).isEqualTo(1);
    }

    @Test
    void whoSeesARefusalFirstFetchesForBoth() {
        platform.givesTokens("T1", "T2", "T3");
        first.accessToken();
        second.accessToken();

        first.refused("T1");
        assertThat(first.accessToken()).isEqualTo("T2");
        second.refused("T1");
        assertThat(second.accessToken()).isEqualTo("T2");
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsNotTakenFromTheOther() {
        platform.givesTokens("T1", "T2");
        second.refused(second.accessToken());
        place.write(new AccessToken("T1", platform.clock.instant().plusSeconds(60), platform.clock.instant().plusSeconds(90)));

        assertThat(second.accessToken()).isEqualTo("T2");
    }

    @Test
    void whatIsDueIsRenewedByOneForBoth() {
        platform.givesTokens("T1", "T2", "T3");
        first.accessToken();
        second.accessToken();
        platform.clock.advance(Duration.ofSeconds(6900));

        assertThat(second.accessToken()).isEqualTo("T2");
        assertThat(first.accessToken()).isEqualTo("T2");
        assertThat(platform.tokensFetched()).isEqualTo(2);
    }

    @Test
    void theTokenIsInNoText() {
        assertThat(new AccessToken("T1", platform.clock.instant(), platform.clock.instant()).toString()).doesNotContain("T1");
    }

    private static final class Place implements SharedAccessToken {

        private final AtomicReference<AccessToken> last = new AtomicReference<>();

        @Override
        public Optional<AccessToken> read() {
            return Optional.ofNullable(last.get());
        }

        @Override
        public void write(AccessToken token) {
            last.set(token);
        }
    }
}
