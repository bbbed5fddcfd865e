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

import java.lang.reflect.Field;
import java.util.stream.Stream;

import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import me.chanjar.weixin.cp.constant.WxCpApiPathConsts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThatCode;

class WxJavaPathTest extends PeerTestSupport {

    /** The sandbox refuses to order a fault for a path it does not know. */
    @ParameterizedTest
    @MethodSource("kfPaths")
    void knowsEveryKfPathOfThePeer(String path) {
        assertThatCode(() -> sandbox.failNext(path, KfFault.errcode(-1))).doesNotThrowAnyException();
    }

    static Stream<String> kfPaths() {
        return Stream.of(WxCpApiPathConsts.Kf.class.getFields()).map(WxJavaPathTest::path);
    }

    private static String path(Field constant) {
        try {
            return constant.get(null).toString().replace("/cgi-bin/", "").replaceFirst("\\?.*", "");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " is public", e);
        }
    }
}
