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

import java.time.Duration;
import java.util.Arrays;

import io.github.camelwecom.kf.sandbox.api.KfFault;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages, cursors and items that are unusual, or as they must not be.
 */
@Tag("once")
class StrangePagesTest extends FaultTestSupport {

    @Test
    void emptyAndShortPagesThatHaveMoreAreReadOver() throws Exception {
        account.appendHidden(7);
        write("ann1", "ann2");
        account.appendHidden(9);
        write("ann3");

        start("pageSize=3&" + NO_SAFETY_NET);

        arriveOnce(3);
        until(() -> isReadUpTo(lastCursor()));
        assertThat(syncCalls()).hasSize(7).extracting(call -> call.reply().get("msg_list").size())
                .containsExactly(0, 0, 2, 0, 0, 0, 1);
    }

    @Test
    void aFullLastPageThatHasMoreIsFollowedByOneLook() throws Exception {
        write(messages(6));
        account.appendHidden(1);

        start("pageSize=3&" + NO_SAFETY_NET);

        arriveOnce(6);
        until(() -> pulls() == 3);
        untilQuiet();
        assertThat(syncCalls()).extracting(call -> call.reply().get("has_more").asInt()).containsExactly(1, 1, 0);
        String lastOfAll = syncCalls().get(2).reply().get("next_cursor").asText();
        until(() -> isReadUpTo(lastOfAll));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{unchanged}" })
    void theOldCursorStaysGoodWhenNoneOrTheSameComesBack(String cursor) throws Exception {
        startIdle("pageSize=3");
        sandbox.customer("ann").says("ann1");
        until(() -> pulls() == 2);
        String old = lastCursor();
        sandbox.failNext(SYNC_MSG, KfFault.body("{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\""
                                                + cursor.replace("{unchanged}", old) + "\",\"has_more\":0,\"msg_list\":[]}"));

        account.announce();
        until(() -> pulls() == 3);
        untilQuiet();
        sandbox.customer("ann").says("ann2");

        arriveOnce(2);
        assertThat(syncCalls().get(3).request().get("cursor").asText()).isEqualTo(old);
        until(() -> isReadUpTo(lastCursor()));
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1 })
    void messagesWithoutANewCursorComeOnceAlthoughTheirPageComesAgain(int hasMore) throws Exception {
        startIdle("pageSize=3");
        sandbox.customer("ann").says("ann1");
        until(() -> pulls() == 2);
        sandbox.holdCallbacks();
        sandbox.customer("ann").says("ann2");
        String item = "{\"msgid\":\"m2\",\"open_kfid\":\"" + account.openKfId() + "\",\"external_userid\":\"ann\","
                      + "\"origin\":3,\"msgtype\":\"text\",\"text\":{\"content\":\"ann3\"}}";
        String stuck = "{\"errcode\":0,\"errmsg\":\"ok\",\"next_cursor\":\"\",\"has_more\":" + hasMore
                       + ",\"msg_list\":[" + item + "]}";
        sandbox.failNext(2, SYNC_MSG, KfFault.body(stuck));

        sandbox.resumeCallbacks();
        until(() -> route.finished().contains("ann3"));
        account.announce();
        until(() -> pulls() >= 4);
        untilQuiet();
        account.announce();

        until(() -> route.finished().contains("ann2"));
        assertThat(route.begun()).containsExactly("ann1", "ann3", "ann2");
    }

    @Test
    void aCallbackTokenThatExpiresInMidPullIsTriedOnce() throws Exception {
        startIdle("pageSize=3");
        write(messages(8));
        sandbox.failNext(SYNC_MSG, KfFault.delay(Duration.ZERO));
        sandbox.failNext(SYNC_MSG, KfFault.errcode(95007));

        sandbox.customer("ann").says("ann9");

        arriveOnce(9);
        assertThat(syncCalls().subList(1, 5)).extracting(call -> call.request().hasNonNull("token"))
                .containsExactly(true, true, false, false);
        assertThat(syncCalls()).hasSize(5);
        assertThat(timers.waits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "null", "[]", "\"text\"", "{}", "{\"msgid\":\"m\",\"msgtype\":[],\"send_time\":\"soon\"}" })
    void aFullPageArrivesWithOneItemThatIsMalformed(String malformed) throws Exception {
        String[] messages = messages(999);
        write(Arrays.copyOfRange(messages, 0, 500));
        account.append(malformed);
        write(Arrays.copyOfRange(messages, 500, 999));

        start(NO_SAFETY_NET);

        until(() -> route.begun().size() == 1000);
        until(() -> route.finishedOf("ann").size() == 999);
        assertThat(route.finishedOf("ann")).containsExactly(messages);
        until(() -> isReadUpTo(lastCursor()));
        assertThat(syncCalls()).singleElement().extracting(ApiCall::reply)
                .satisfies(page -> assertThat(page.get("msg_list")).hasSize(1000));
    }
}
