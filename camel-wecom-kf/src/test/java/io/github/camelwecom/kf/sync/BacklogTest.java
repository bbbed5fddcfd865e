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
package io.github.camelwecom.kf.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.MessageReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);

    @Test
    void lagIsTheAgeOfTheOldestMessage() {
        assertThat(backlog(message(990), message(940), message(970)).lagAt(NOW)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void thereIsNoLagWhenNothingWaits() {
        assertThat(backlog().lagAt(NOW)).isZero();
    }

    @Test
    void aClockOfThePlatformThatIsAheadMakesNoNegativeLag() {
        assertThat(backlog(message(1_005)).lagAt(NOW)).isZero();
    }

    @Test
    void messagesWithoutTimeDoNotCount() {
        assertThat(backlog(message(null), message(940)).lagAt(NOW)).isEqualTo(Duration.ofSeconds(60));
        assertThat(backlog(message(null)).lagAt(NOW)).isZero();
    }

    @Test
    void aMessageInItsRouteIsInFlightAndOneThatWaitsIsNot() {
        Page page = page(message(940), message(950));
        CustomerQueue first = page.customers().iterator().next();

        first.taken();

        assertThat(Backlog.of(page.customers())).isEqualTo(new Backlog(1, Instant.ofEpochSecond(940)));
    }

    @Test
    void aProcessedMessageIsNoLongerWaiting() {
        Page page = page(message(940), message(950));
        CustomerQueue first = page.customers().iterator().next();

        first.taken();
        first.processed();

        assertThat(Backlog.of(page.customers())).isEqualTo(new Backlog(0, Instant.ofEpochSecond(950)));
    }

    private static Backlog backlog(ObjectNode... messages) {
        return Backlog.of(page(messages).customers());
    }

    /** Each message is of a customer of its own. */
    private static Page page(ObjectNode... messages) {
        List<KfMessage> items = Stream.of(messages).map(MessageReader::read).toList();
        return new Page(null, items, "c1", false);
    }

    private static ObjectNode message(Integer sendTime) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("msgtype", "note");
        message.put("external_userid", "customer" + System.identityHashCode(message));
        return sendTime == null ? message : message.put("send_time", sendTime);
    }
}
