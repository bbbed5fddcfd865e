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

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.model.message.OddItem;
import io.github.camelwecom.kf.model.message.OddItem.Becomes;
import io.github.camelwecom.kf.model.message.TextMessage;
import io.github.camelwecom.kf.model.message.UnknownEvent;
import io.github.camelwecom.kf.model.message.UnknownMessage;
import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A full page in which every kind of oddness occurs once, from the platform's bytes to the route.
 */
class OddMessagesTest extends FaultTestSupport {

    private static final int FULL_PAGE = 1000;
    private static final List<OddItem> ODD = List.of(OddItem.values());

    @Test
    void nothingOddOnAPageIsInTheWayOfTheRest() throws Exception {
        List<String> right = writePage();
        sandbox.failNext(SYNC_MSG, KfFault.altered(OddMessagesTest::withOddItems));

        start(routes -> routes.from(messages(NO_SAFETY_NET)).routeId(ROUTE).to("mock:seen"));

        until(() -> mock("seen").getReceivedCounter() == FULL_PAGE);
        until(() -> isReadUpTo(lastCursor()));
        assertThat(textsOf("ann")).hasSize(FULL_PAGE - ODD.size()).isEqualTo(right);
        assertThat(ODD).hasSizeGreaterThanOrEqualTo(20).allSatisfy(this::isHonest);
        assertThat(syncCalls()).hasSize(1);
    }

    @Test
    void whatCannotBeReadIsTheBodyThatCame() throws Exception {
        account.append(placeOf(OddItem.DEEP));
        sandbox.failNext(SYNC_MSG, KfFault.altered(OddMessagesTest::withOddItems));

        start(routes -> routes.from(messages(NO_SAFETY_NET)).routeId(ROUTE)
                .setHeader("text").body(String.class).setHeader("raw").simple("${body.raw}").to("mock:seen"));

        until(() -> mock("seen").getReceivedCounter() == 1);
        Exchange exchange = mock("seen").getExchanges().get(0);
        assertThat(exchange.getMessage().getHeader("text")).isEqualTo(OddItem.DEEP.text());
        assertThat(exchange.getMessage().getHeader("raw", String.class)).isEqualTo(OddItem.DEEP.text());
        assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(OddItem.DEEP.json());
        assertThat(exchange.getMessage().getHeader(WecomKfConstants.MESSAGE_ID)).isEqualTo(OddItem.DEEP.name());
    }

    /** Texts of Ann, and in between the places of what is odd. */
    private List<String> writePage() {
        List<String> right = new ArrayList<>();
        int every = FULL_PAGE / ODD.size();
        int odd = 0;
        for (int i = 0; i < FULL_PAGE; i++) {
            if (i % every == every / 2 && odd < ODD.size()) {
                account.append(placeOf(ODD.get(odd)));
                odd++;
            } else {
                write("ann" + i);
                right.add("ann" + i);
            }
        }
        return right;
    }

    private static String placeOf(OddItem item) {
        return "{\"odd\":\"" + item.name() + "\"}";
    }

    private static byte[] withOddItems(byte[] page) {
        String bytes = new String(page, StandardCharsets.ISO_8859_1);
        for (OddItem item : ODD) {
            bytes = bytes.replace(placeOf(item), new String(item.json(), StandardCharsets.ISO_8859_1));
        }
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void isHonest(OddItem odd) {
        assertThat(bodies()).filteredOn(message -> isOf(message, odd)).singleElement().satisfies(message -> {
            if (odd.becomes() == Becomes.TEXT) {
                assertThat(((TextMessage) message).text().content()).isEqualTo(odd.words());
            } else {
                assertThat(message).isInstanceOfAny(UnknownMessage.class, UnknownEvent.class);
                assertThat(KfJson.text(message.raw())).isEqualTo(odd.text());
            }
        });
    }

    private static boolean isOf(KfMessage message, OddItem odd) {
        return odd.becomes() == Becomes.UNKNOWN_WITHOUT_ID
                ? KfJson.text(message.raw()).equals(odd.text()) : odd.name().equals(message.msgId());
    }

    private List<String> textsOf(String customer) {
        return bodies().stream().filter(message -> customer.equals(message.externalUserId()))
                .map(message -> ((TextMessage) message).text().content()).toList();
    }

    private List<KfMessage> bodies() {
        return mock("seen").getExchanges().stream().map(exchange -> exchange.getMessage().getBody(KfMessage.class)).toList();
    }
}
