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

import java.lang.reflect.Method;
import java.util.stream.Stream;

import cn.felord.api.KfAccountApi;
import cn.felord.api.KfKnowledgeApi;
import cn.felord.api.KfServicerApi;
import cn.felord.api.KfSessionApi;
import cn.felord.api.KfStatisticApi;
import cn.felord.api.KfUpgradeApi;
import io.github.camelwecom.kf.peers.PeerTestSupport;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.http.GET;
import retrofit2.http.POST;

import static org.assertj.core.api.Assertions.assertThatCode;

class WecomSdkPathTest extends PeerTestSupport {

    /** The sandbox refuses to order a fault for a path it does not know. */
    @ParameterizedTest
    @MethodSource("kfPaths")
    void knowsEveryKfPathOfThePeer(String path) {
        assertThatCode(() -> sandbox.failNext(path, KfFault.errcode(-1))).doesNotThrowAnyException();
    }

    static Stream<String> kfPaths() {
        return Stream.of(KfAccountApi.class, KfServicerApi.class, KfSessionApi.class, KfUpgradeApi.class,
                KfStatisticApi.class, KfKnowledgeApi.class).flatMap(api -> Stream.of(api.getMethods()))
                .map(WecomSdkPathTest::path);
    }

    private static String path(Method call) {
        GET get = call.getAnnotation(GET.class);
        return get == null ? call.getAnnotation(POST.class).value() : get.value();
    }
}
