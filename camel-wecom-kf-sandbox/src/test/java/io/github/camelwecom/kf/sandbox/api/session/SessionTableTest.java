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
package io.github.camelwecom.kf.sandbox.api.session;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.SandboxServicer;
import io.github.camelwecom.kf.sandbox.SandboxTestSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.camelwecom.kf.sandbox.TestClient.errcode;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes of everything that can happen to a session, in every state: the new state, or the errcode of a refusal, or
 * "-" for what the WeCom client does not offer; a refusal leaves the state as it was. In state 3 zhangsan has the
 * session.
 */
class SessionTableTest extends SandboxTestSupport {

    private final SandboxAccount account = sandbox.account("咨询客服");
    private final SandboxServicer zhangsan = sandbox.servicer("zhangsan");
    private final SandboxServicer lisi = sandbox.servicer("lisi");

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            happening              | new   | in 0  | in 1  | in 2  | in 3  | in 4
            CUSTOMER_ENTERS        | 4     | 0     | 1     | 2     | 3     | 4
            CUSTOMER_WRITES        | 0     | 0     | 1     | 2     | 3     | 0
            CLIENT_WRITES          | 95018 | 0     | 1     | 95018 | 95018 | 95018
            CLIENT_MAKES_IT_NEW    | 95016 | 95016 | 95016 | 95016 | 95016 | 95016
            CLIENT_TAKES_IT        | 95016 | 1     | 95016 | 95016 | 95016 | 95016
            CLIENT_QUEUES_IT       | 95016 | 2     | 2     | 95016 | 95016 | 95016
            CLIENT_GIVES_ZHANGSAN  | 95016 | 3     | 3     | 3     | 95016 | 95016
            CLIENT_GIVES_LISI      | 95016 | 3     | 3     | 3     | 3     | 95016
            CLIENT_GIVES_A_NOBODY  | 95014 | 95014 | 95014 | 95014 | 95014 | 95014
            CLIENT_ENDS_IT         | 95016 | 4     | 4     | 4     | 4     | 95016
            CLIENT_MAKES_IT_5      | 40058 | 40058 | 40058 | 40058 | 40058 | 40058
            ZHANGSAN_PICKS_UP      | -     | -     | -     | 3     | -     | -
            ZHANGSAN_WRITES        | 3     | -     | -     | -     | 3     | 3
            ZHANGSAN_TRANSFERS     | -     | -     | -     | -     | 3     | -
            ZHANGSAN_ENDS          | -     | -     | -     | -     | 4     | -
            ZHANGSAN_REENTERS      | 3     | -     | -     | -     | -     | 3
            LISI_WRITES            | 3     | -     | -     | -     | -     | 3
            LISI_TRANSFERS         | -     | -     | -     | -     | -     | -
            LISI_ENDS              | -     | -     | -     | -     | -     | -
            LISI_REENTERS          | 3     | -     | -     | -     | 3     | 3
            """)
    void happens(Happening happening, String ofNew, String in0, String in1, String in2, String in3, String in4) {
        List<SandboxCustomer> customers = customersInAllStates();

        assertThat(customers.stream().map(customer -> outcome(happening, customer)))
                .containsExactly(ofNew, in0, in1, in2, in3, in4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            happening              | new   | in 0  | in 1  | in 2  | in 3  | in 4
            CUSTOMER_ENTERS        | 4     | 4     | 4     | 4     | 4     | 4
            CUSTOMER_WRITES        | 0     | 0     | 0     | 0     | 0     | 0
            CLIENT_WRITES          | 95018 | 95002 | 95002 | 95002 | 95002 | 95018
            CLIENT_TAKES_IT        | 95016 | 95031 | 95031 | 95031 | 95031 | 95016
            CLIENT_QUEUES_IT       | 95016 | 95031 | 95031 | 95031 | 95031 | 95016
            CLIENT_GIVES_LISI      | 95016 | 95031 | 95031 | 95031 | 95031 | 95016
            CLIENT_ENDS_IT         | 95016 | 95031 | 95031 | 95031 | 95031 | 95016
            ZHANGSAN_PICKS_UP      | -     | -     | -     | -     | -     | -
            ZHANGSAN_WRITES        | 3     | 3     | 3     | 3     | 3     | 3
            ZHANGSAN_TRANSFERS     | -     | -     | -     | -     | -     | -
            ZHANGSAN_ENDS          | -     | -     | -     | -     | -     | -
            LISI_REENTERS          | 3     | 3     | 3     | 3     | 3     | 3
            """)
    void happensAfter48HoursWithoutTheCustomer(
            Happening happening, String ofNew, String in0, String in1, String in2, String in3, String in4) {
        List<SandboxCustomer> customers = customersInAllStates();
        sandbox.clock().advance(Duration.ofHours(48).plusSeconds(1));

        assertThat(customers.stream().map(this::state)).containsOnly("4");
        assertThat(customers.stream().map(customer -> outcome(happening, customer)))
                .containsExactly(ofNew, in0, in1, in2, in3, in4);
    }

    private List<SandboxCustomer> customersInAllStates() {
        SandboxCustomer entered = sandbox.customer();
        entered.enters();
        return Stream.concat(Stream.of(entered), Stream.of(0, 1, 2, 3, 4).map(this::customerIn)).toList();
    }

    private SandboxCustomer customerIn(int state) {
        SandboxCustomer customer = sandbox.customer();
        customer.says("hi");
        if (state != 0) {
            assertThat(errcode(client.trans(account, customer, state, "zhangsan"))).isZero();
        }
        return customer;
    }

    private String outcome(Happening happening, SandboxCustomer customer) {
        String before = state(customer);
        String refusal = refusal(happening, customer);
        if (!refusal.isEmpty()) {
            assertThat(state(customer)).as("state after a refusal").isEqualTo(before);
            return refusal;
        }
        return state(customer);
    }

    /** Empty for none. */
    private String refusal(Happening happening, SandboxCustomer customer) {
        try {
            int errcode = happening.action.on(this, customer);
            return errcode == 0 ? "" : Integer.toString(errcode);
        } catch (IllegalStateException e) {
            return "-";
        }
    }

    private String state(SandboxCustomer customer) {
        return client.serviceState(account, customer).get("service_state").asText();
    }

    private int trans(SandboxCustomer customer, int state, String servicer) {
        return errcode(client.trans(account, customer, state, servicer));
    }

    private enum Happening {

        CUSTOMER_ENTERS((test, customer) -> done(customer.enters())),
        CUSTOMER_WRITES((test, customer) -> done(customer.says("hello"))),
        CLIENT_WRITES((test, customer) -> errcode(test.client.sendText(test.account, customer, "hello"))),
        CLIENT_MAKES_IT_NEW((test, customer) -> test.trans(customer, 0, "")),
        CLIENT_TAKES_IT((test, customer) -> test.trans(customer, 1, "")),
        CLIENT_QUEUES_IT((test, customer) -> test.trans(customer, 2, "")),
        CLIENT_GIVES_ZHANGSAN((test, customer) -> test.trans(customer, 3, "zhangsan")),
        CLIENT_GIVES_LISI((test, customer) -> test.trans(customer, 3, "lisi")),
        CLIENT_GIVES_A_NOBODY((test, customer) -> test.trans(customer, 3, "nobody")),
        CLIENT_ENDS_IT((test, customer) -> test.trans(customer, 4, "")),
        CLIENT_MAKES_IT_5((test, customer) -> test.trans(customer, 5, "")),
        ZHANGSAN_PICKS_UP((test, customer) -> done(test.zhangsan.picksUp(customer))),
        ZHANGSAN_WRITES((test, customer) -> done(test.zhangsan.says(customer, "hello"))),
        ZHANGSAN_TRANSFERS((test, customer) -> done(test.zhangsan.transfers(customer, test.lisi))),
        ZHANGSAN_ENDS((test, customer) -> done(test.zhangsan.ends(customer))),
        ZHANGSAN_REENTERS((test, customer) -> done(test.zhangsan.reenters(customer))),
        LISI_WRITES((test, customer) -> done(test.lisi.says(customer, "hello"))),
        LISI_TRANSFERS((test, customer) -> done(test.lisi.transfers(customer, test.zhangsan))),
        LISI_ENDS((test, customer) -> done(test.lisi.ends(customer))),
        LISI_REENTERS((test, customer) -> done(test.lisi.reenters(customer)));

        private final Action action;

        Happening(Action action) {
            this.action = action;
        }

        private static int done(String msgId) {
            assertThat(msgId).isNotEmpty();
            return 0;
        }
    }

    @FunctionalInterface
    private interface Action {

        /** Returns the errcode; 0 for none, as for everything that customers and servicers do. */
        int on(SessionTableTest test, SandboxCustomer customer);
    }
}
