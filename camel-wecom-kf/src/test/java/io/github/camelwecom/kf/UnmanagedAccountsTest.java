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
package io.github.camelwecom.kf;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.apache.camel.health.HealthCheck.State;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that the WeCom console does not let the app manage.
 */
class UnmanagedAccountsTest extends LaneTestSupport {

    private static final String ALL_ACCOUNTS = "wecom-kf:syncMsg?safetyNetInterval=200";

    @Override
    WecomKfComponent component() {
        WecomKfComponent component = super.component();
        component.setMaxTokenlessSyncPerMinute(10_000);
        return component;
    }

    @Test
    void noneToServeIsSaidOnceWithTheConsolesSetting() throws Exception {
        sandbox.pauseCallbacks();
        sandbox.revoke(account);
        try (CapturedLog log = CapturedLog.ofTheComponent();
             Node application = Node.started(component(), ALL_ACCOUNTS)) {
            until(() -> application.health().getState() == State.DOWN
                    && application.health().getMessage().orElse("").contains("manage accounts"));
            until(() -> sandbox.journal("kf/account/list").size() > 3);
            assertThat(application.health().getMessage().orElseThrow()).contains("通过API管理微信客服账号", "可调用接口的应用");
            assertThat(log.linesAbout("通过API管理微信客服账号")).singleElement()
                    .satisfies(line -> assertThat(line).startsWith("WARN "));

            sandbox.authorise(account);
            write("ann1");

            until(() -> application.route().finished().equals(List.of("ann1")));
            until(() -> application.health().getState() == State.UP);
        }
    }

    /** Else it would be asked for the next page for ever. */
    @Test
    void aPlatformThatGivesTheSamePageAgainAndAgainIsAskedTwice() throws Exception {
        String others = IntStream.range(1, 100)
                .mapToObj(i -> ",{\"open_kfid\":\"wk" + i + "\",\"manage_privilege\":false}").collect(Collectors.joining());
        sandbox.wireMock().stubFor(post(urlPathEqualTo("/cgi-bin/kf/account/list")).willReturn(WireMock.okJson(
                "{\"errcode\":0,\"account_list\":[{\"open_kfid\":\"" + account.openKfId() + "\"}" + others + "]}")));
        write("ann1");

        start(routes -> routes.from("wecom-kf:syncMsg").routeId(ROUTE).process(route));

        until(() -> route.finished().equals(List.of("ann1")));
        assertThat(sandbox.wireMock().findAll(postRequestedFor(urlPathEqualTo("/cgi-bin/kf/account/list")))).hasSize(2);
    }

    /** As apps of some kinds are answered. */
    @Test
    void anAccountOfWhichThePlatformDoesNotSayIsServed() throws Exception {
        sandbox.wireMock().stubFor(post(urlPathEqualTo("/cgi-bin/kf/account/list")).willReturn(WireMock.okJson(
                "{\"errcode\":0,\"errmsg\":\"ok\",\"account_list\":[{\"open_kfid\":\"" + account.openKfId()
                                                                                                               + "\",\"name\":\"Service\",\"avatar\":\"\"}]}")));
        write("ann1");

        start(routes -> routes.from("wecom-kf:syncMsg").routeId(ROUTE).process(route));

        until(() -> route.finished().equals(List.of("ann1")));
    }
}
