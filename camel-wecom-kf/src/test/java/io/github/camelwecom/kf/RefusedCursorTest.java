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

import java.nio.file.Files;
import java.util.List;

import io.github.camelwecom.kf.sandbox.SandboxCustomer;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cursor that the platform no longer takes, such as one that is too old.
 */
class RefusedCursorTest extends LaneTestSupport {

    private static final KfFault REFUSED = KfFault.errcode(40058);

    @Test
    void theAccountIsReadAgainFromItsOldestMessageAndEverythingIsMarked() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        forgetCursorsAndMessages();

        ann().says("ann4");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann1", "ann2", "ann3", "ann4")));
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(false, true);
        assertThat(route.redeliveredMarksOf("ann3")).containsExactly(false, true);
        assertThat(route.redeliveredMarksOf("ann4")).containsExactly(true);
    }

    @Test
    void aFailureInBetweenDoesNotEndTheMarking() throws Exception {
        readOnce("ann1", "ann2", "ann3", "ann4", "ann5");
        route.close("ann1");
        forgetCursorsAndMessages();
        ann().says("ann6");
        until(() -> route.redeliveredMarksOf("ann1").size() == 2 && pulls() == 8);

        sandbox.failNext("kf/sync_msg", KfFault.httpStatus(503));
        route.open("ann1");

        until(() -> route.finished().size() == 11);
        assertThat(route.redeliveredMarksOf("ann5")).containsExactly(false, true);
        assertThat(route.redeliveredMarksOf("ann6")).containsExactly(true);
    }

    /** As long as the process does. */
    @Test
    void whatIsRememberedIsNotRepeated() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        account.forgetCursors();

        ann().says("ann4");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4")));
        assertThat(route.redeliveredMarksOf("ann4")).as("nobody knows what a page that is read again has")
                .containsExactly(true);
    }

    @Test
    void onceCaughtUpItGoesOnAsUsual() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        forgetCursorsAndMessages();
        ann().says("ann4");
        until(() -> route.finished().size() == 7);
        until(() -> progress().contains("cursor " + lastCursor()));

        ann().says("ann5");

        until(() -> route.finished().size() == 8);
        assertThat(route.redeliveredMarksOf("ann5")).containsExactly(false);
    }

    @Test
    void isKeptWhenThePlatformRefusesTheAccountWithoutCursorToo() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        sandbox.failNext(2, "kf/sync_msg", REFUSED);

        ann().says("ann4");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4")));
        assertThat(route.redeliveredMarksOf("ann4")).containsExactly(false);
    }

    @Test
    void isKeptWhenThePlatformTakesItTheSecondTime() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        sandbox.failNext("kf/sync_msg", REFUSED);

        ann().says("ann4");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4")));
        assertThat(route.redeliveredMarksOf("ann4")).containsExactly(false);
    }

    @Test
    void isNotDoubtedForARefusalThatIsNoFaultOfTheCall() throws Exception {
        readOnce("ann1", "ann2", "ann3");
        sandbox.failNext("kf/sync_msg", KfFault.errcode(48007));

        ann().says("ann4");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4")));
    }

    private void readOnce(String... texts) throws Exception {
        write(texts);
        start("pageSize=2&concurrentCustomers=2");
        until(() -> route.finished().equals(List.of(texts)));
        until(() -> progress().contains("cursor " + lastCursor()));
    }

    /** The platform forgets its cursors, and nothing here remembers messages before ours any more. */
    private void forgetCursorsAndMessages() throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        account.forgetCursors();
        Files.writeString(progressFile(), "camel-wecom-kf progress 2\ncursor " + lastCursor() + "\n");
        context.getRouteController().startRoute(ROUTE);
    }

    private SandboxCustomer ann() {
        return sandbox.customer("ann");
    }
}
