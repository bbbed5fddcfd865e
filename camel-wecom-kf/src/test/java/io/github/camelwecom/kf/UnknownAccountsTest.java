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

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.sun.management.UnixOperatingSystemMXBean;
import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.watch.WatchedConsumer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Genuine callbacks that name accounts which the app does not manage, or which there are not: nothing stays of them.
 * The long form:
 *
 * <pre>
 * ./mvnw -ntp -B -pl camel-wecom-kf -am test -Dtest=UnknownAccountsTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dunknown.accounts=100000
 * </pre>
 */
class UnknownAccountsTest extends LaneTestSupport {

    private static final int UNKNOWN = Integer.getInteger("unknown.accounts", 2000);
    /** Connections that come and go. */
    private static final int FEW = 50;

    @Test
    void callbacksThatNameThemLeaveNothingBehind() throws Exception {
        start(routes -> routes.from("wecom-kf:syncMsg?safetyNetInterval=30d").routeId(ROUTE).process(route));
        sandbox.customer("ann").says("ann1");
        until(() -> route.finished().equals(List.of("ann1")));
        announce("wkGHOST");
        long descriptors = descriptors();
        int threads = Thread.activeCount();

        for (int number = 0; number < UNKNOWN; number++) {
            announce("wkGHOST" + number);
        }
        sandbox.customer("ann").says("ann2");

        until(() -> route.finished().equals(List.of("ann1", "ann2")));
        assertThat(accounts()).containsExactly(account.openKfId());
        assertThat(files()).containsExactlyInAnyOrder(account.openKfId() + ".progress", "accounts.lock");
        assertThat(descriptors()).isLessThan(descriptors + FEW);
        assertThat(Thread.activeCount()).isLessThan(threads + FEW);
        assertThat(sandbox.journal("kf/account/list")).as("one for some seconds").hasSizeLessThan(10 + UNKNOWN / 1000);
    }

    @Test
    void oneThatIsNewIsServedWithItsFirstCallback() throws Exception {
        start(routes -> routes.from("wecom-kf:syncMsg?safetyNetInterval=30d").routeId(ROUTE).process(route));
        until(() -> accounts().equals(List.of(account.openKfId())) && pulls() == 1);

        var fresh = sandbox.account("New");
        sandbox.customer("ann").writesTo(fresh).says("ann1");

        until(() -> route.finished().equals(List.of("ann1")));
        assertThat(accounts()).contains(fresh.openKfId());
    }

    private void announce(String openKfId) {
        String text = "<xml><ToUserName>" + sandbox.corpId() + "</ToUserName><MsgType>event</MsgType>"
                      + "<Event>kf_msg_or_event</Event><Token>any</Token><OpenKfId>" + openKfId + "</OpenKfId></xml>";
        assertThat(sandbox.sendCallback(sandbox.seal(text)).status()).isEqualTo(200);
    }

    private List<String> accounts() {
        WatchedConsumer consumer = (WatchedConsumer) context.getRoute(ROUTE).getConsumer();
        return consumer.report().accounts().stream().map(AccountReport::openKfId).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(stateDirectory.resolve(sandbox.corpId()))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static long descriptors() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
