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
package io.github.camelwecom.kf.peers.wecomsdk;

import java.time.Duration;

import cn.felord.WeComException;
import cn.felord.domain.callcenter.KfAccountListRequest;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WecomSdkAccessTokenTest extends PeerTestSupport {

    private final WecomSdkPeer peer = WecomSdkPeer.connect(sandbox);

    @Test
    void fetchesATokenOnceForManyCalls() {
        listAccounts();
        listAccounts();

        assertThat(sandbox.journal("gettoken")).hasSize(1);
        assertThat(sandbox.journal("kf/account/list")).extracting("errcode").containsExactly(0, 0);
    }

    @Test
    void replacesAnExpiredToken() {
        listAccounts();
        sandbox.clock().advance(Duration.ofSeconds(7201));

        listAccounts();

        assertThat(sandbox.journal("kf/account/list")).extracting("errcode").containsExactly(0, 42001, 0);
    }

    /** The peer takes only 42001 for a reason to fetch another token, so that is as far as it gets. */
    @Test
    void isToldThatATokenWasRevoked() {
        listAccounts();
        sandbox.revokeAccessToken();

        assertThatExceptionOfType(WeComException.class).isThrownBy(this::listAccounts)
                .satisfies(refused -> assertThat(refused.getErrcode()).isEqualTo(40014));
    }

    @Test
    void isToldThatTheSecretIsWrong() {
        WecomSdkPeer stranger = WecomSdkPeer.connect(sandbox, "wrong");

        assertThatExceptionOfType(WeComException.class)
                .isThrownBy(() -> stranger.accounts().kfAccountList(new KfAccountListRequest()))
                .satisfies(refused -> assertThat(refused.getErrcode()).isEqualTo(40001));
    }

    private void listAccounts() {
        peer.accounts().kfAccountList(new KfAccountListRequest());
    }
}
