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

import io.github.camelwecom.kf.peers.PeerTestSupport;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WxJavaIpListTest extends PeerTestSupport {

    @Test
    void readsWhereCallbacksComeFrom() throws WxErrorException {
        assertThat(WxJavaPeer.connect(sandbox).getCallbackIp()).isNotEmpty();
    }

    @Test
    void readsWhereTheApiIs() throws WxErrorException {
        assertThat(WxJavaPeer.connect(sandbox).getApiDomainIp()).isNotEmpty();
    }
}
