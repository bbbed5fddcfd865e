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

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that the platform gives more than once, though each time behind the cursor that it gave before.
 */
class RepeatedMessageTest extends LaneTestSupport {

    @Test
    void oneThatWasProcessedIsNotHandedOutAgain() throws Exception {
        say("m1", "ann1");
        say("m2", "ann2");
        start("pageSize=2");
        until(() -> route.finished().equals(List.of("ann1", "ann2")));
        untilCommitted();

        say("m1", "ann1");
        say("m3", "ann3");
        account.announce();

        until(() -> route.finished().contains("ann3"));
        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "ann2", "ann3");
    }

    @Test
    void oneThatIsInTheRouteIsNotHandedOutBesideItself() throws Exception {
        route.close("ann1");
        say("m1", "ann1");
        start("pageSize=1");
        until(() -> route.begun().equals(List.of("ann1")));

        say("m1", "ann1");
        say("m2", "bob1");
        account.announce();
        until(() -> route.finished().equals(List.of("bob1")));
        route.open("ann1");

        until(() -> route.finished().equals(List.of("bob1", "ann1")));
        untilCommitted();
        assertThat(route.begun()).containsExactly("ann1", "bob1");
        assertThat(route.overlaps()).isEmpty();
    }

    @Test
    void oneThatIsSetAsideStaysSo() throws Exception {
        route.fail("ann1");
        say("m1", "ann1");
        start("maximumRedeliveries=0");
        until(() -> kept(progress()).contains("m1") && progress().stream().anyMatch(line -> line.startsWith("parked m1")));

        say("m1", "ann1");
        say("m2", "bob1");
        account.announce();

        until(() -> route.finished().equals(List.of("bob1")));
        until(() -> progress().contains("cursor " + lastCursor()));
        assertThat(route.begun()).containsExactly("ann1", "bob1");
        assertThat(kept(progress())).containsExactly("m1");
    }

    private void say(String msgId, String text) {
        account.append("""
                {"msgid":"%s","send_time":%d,"external_userid":"%s","origin":3,"msgtype":"text","text":{"content":"%s"}}"""
                .formatted(msgId, System.currentTimeMillis() / 1000, customerOf(text), text));
    }
}
