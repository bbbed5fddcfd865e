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
package io.github.camelwecom.kf.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/** Callbacks that come twice or in another order without anybody asking for it. */
class CallbackRateTest extends SandboxTestSupport {

    private final TestApp app = new TestApp(sandbox);
    private final SandboxCustomer customer = sandbox.customer();

    CallbackRateTest() {
        super(KfSandbox.builder().random(new Random(7)));
    }

    @AfterEach
    void closeApp() {
        app.close();
    }

    @Test
    void comesTwice() {
        sandbox.doubleCallbacks(100);

        customer.says("hi");

        await().until(() -> app.received().size() == 2);
        assertThat(new HashSet<>(app.received())).hasSize(1);
    }

    @Test
    void comesTwiceAboutAsOftenAsAsked() {
        sandbox.doubleCallbacks(30);

        for (int i = 0; i < 200; i++) {
            customer.says("hi");
        }

        await().until(() -> app.received().size() > 200 && app.received().size() == sandbox.callbackAttempts().size());
        await().untilAsserted(() -> assertThat(new HashSet<>(app.received())).hasSize(200));
        assertThat(app.received()).hasSizeBetween(235, 285);
    }

    @Test
    void comesAfterTheNextOne() {
        sandbox.reorderCallbacks(100);
        SandboxAccount first = sandbox.account("first");
        SandboxAccount second = sandbox.account("second");

        customer.writesTo(first).says("a");
        customer.writesTo(second).says("b");

        await().until(() -> app.received().size() == 2);
        assertThat(accounts()).containsExactly(second.openKfId(), first.openKfId());
    }

    @Test
    void comesLateWhenNoNextOneComes() {
        sandbox.reorderCallbacks(100);

        customer.says("a");

        await().until(() -> app.received().size() == 1);
    }

    @Test
    void isSetOverHttpAndToldInTheState() {
        DeskClient desk = new DeskClient(sandbox.baseUri());
        desk.post("callbacks/rates", "{\"doubled\":20}");
        desk.post("callbacks/rates", "{\"reordered\":5}");

        assertThat(desk.get("state").at("/callbacks/doubled").asInt()).isEqualTo(20);
        assertThat(desk.get("state").at("/callbacks/reordered").asInt()).isEqualTo(5);
        assertThat(desk.send("POST", "callbacks/rates", "{\"doubled\":101}").body()).contains("0 to 100");
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.reorderCallbacks(-1)).withMessageContaining("-1");
    }

    private List<String> accounts() {
        List<String> accounts = new ArrayList<>();
        app.received().forEach(xml -> accounts.add(TestApp.value(xml, "OpenKfId")));
        return accounts;
    }
}
