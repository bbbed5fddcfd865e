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
package io.github.camelwecom.kf.peers.wxjava;

import java.time.Duration;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WxJavaAccessTokenTest extends PeerTestSupport {

    private final WxCpService peer = WxJavaPeer.connect(sandbox);

    @Test
    void fetchesATokenOnceForManyCalls() throws WxErrorException {
        peer.getKfService().listAccount(0, 100);
        peer.getKfService().listAccount(0, 100);

        assertThat(peer.getAccessToken()).isNotEmpty();
        assertThat(sandbox.journal("gettoken")).hasSize(1);
    }

    @Test
    void replacesARevokedToken() throws WxErrorException {
        String revoked = peer.getAccessToken();
        sandbox.revokeAccessToken();

        peer.getKfService().listAccount(0, 100);

        assertThat(peer.getAccessToken()).isNotEqualTo(revoked);
        assertThat(sandbox.journal("kf/account/list")).extracting("errcode").containsExactly(40014, 0);
    }

    @Test
    void replacesAnExpiredToken() throws WxErrorException {
        peer.getAccessToken();
        sandbox.clock().advance(Duration.ofSeconds(7201));

        peer.getKfService().listAccount(0, 100);

        assertThat(sandbox.journal("kf/account/list")).extracting("errcode").containsExactly(42001, 0);
    }

    @Test
    void isToldThatTheSecretIsWrong() {
        ((WxCpDefaultConfigImpl) peer.getWxCpConfigStorage()).setCorpSecret("wrong");

        assertThatExceptionOfType(WxErrorException.class).isThrownBy(peer::getAccessToken)
                .satisfies(refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40001));
    }
}
