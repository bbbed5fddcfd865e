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

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelwecom.kf.operation.OperationCalls;
import me.chanjar.weixin.cp.api.WxCpKfService;
import me.chanjar.weixin.cp.api.WxCpMediaService;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page that puts operations in the place of the peer's methods. */
class MigrationPageTest {

    private static final List<Class<?>> PEER
            = List.of(WxCpKfService.class, WxCpMediaService.class, WxCpService.class, WxCpCryptUtil.class);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)\\.(\\w+)` \\| \\[(\\w+)]");

    @ParameterizedTest
    @ValueSource(strings = { "migration.md", "migration.zh-CN.md" })
    void namesMethodsAndOperationsThatExist(String page) throws Exception {
        List<Row> rows = rows(page);

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(methods(row.type())).contains(row.method()));
        assertThat(OperationCalls.names()).containsAll(rows.stream().map(Row::operation).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "migration.md", "migration.zh-CN.md" })
    void namesEveryMethodForCustomerService(String page) throws Exception {
        List<String> named = rows(page).stream().filter(row -> row.type().equals("WxCpKfService")).map(Row::method).toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(methods("WxCpKfService"));
    }

    private static Iterable<String> methods(String type) {
        return PEER.stream().filter(candidate -> candidate.getSimpleName().equals(type))
                .flatMap(candidate -> Stream.of(candidate.getMethods())).map(Method::getName).collect(Collectors.toSet());
    }

    private static List<Row> rows(String page) throws Exception {
        Matcher rows = ROW.matcher(Files.readString(Path.of("..", "..", "docs", page)));
        return rows.results().map(row -> new Row(row.group(1), row.group(2), row.group(3))).toList();
    }

    private record Row(String type, String method, String operation) {
    }
}
