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
package io.github.camelwecom.kf.example;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.github.camelwecom.kf.sandbox.api.KfFault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines that get one answer. How long a customer is silent is up to the tests. */
@Tag("once")
class JoinRecipeTest extends RecipeTestSupport {

    private static final Map<String, String> NOT_YET = Map.of("join.silence", "3600000");
    private static final Map<String, String> AT_ONCE = Map.of("join.silence", "1", "join.pause", "1");

    @Test
    void linesGetOneAnswerWhenTheirCustomerIsSilentAlsoAfterARestart() throws Exception {
        customer.says("hello");
        customer.says("my lamp");
        start("join", NOT_YET);
        customer.says("is broken");
        awaitLines("hello", "my lamp", "is broken");
        bot.close();
        assertThat(customer.received()).isEmpty();

        start("join", NOT_YET);
        theCustomerIsSilent();
        awaitReceived("You wrote: hello\nmy lamp\nis broken");
        eventually(() -> assertThat(rows("SELECT words FROM line WHERE NOT answered")).isEmpty());
    }

    @Test
    void anAnswerIsSentOnceAndALaterLineIsNotLostThoughTheApplicationIsKilledBehindIt() throws Exception {
        start("join", NOT_YET);
        customer.says("hello");
        customer.says("my lamp");
        awaitLines("hello", "my lamp");
        bot.camel().getRouteController().stopRoute("answer");
        theCustomerIsSilent();
        bot.close();
        CountDownLatch killed = new CountDownLatch(1);
        sandbox.failNext("kf/send_msg", KfFault.heldUntil(killed));
        try (RecipeProcess process = RecipeProcess.start("join", sandbox, directory, NOT_YET)) {
            eventually(() -> assertThat(customer.received()).hasSize(1));
            assertThat(process.isAlive()).isTrue();
        }
        killed.countDown();
        customer.says("is broken");

        start("join", AT_ONCE);
        awaitReceived("You wrote: hello\nmy lamp", "You wrote: is broken");
    }

    @Test
    void anAnswerThatFailedIsTriedAgainAndOneThatIsTooLateIsNot() throws Exception {
        sandbox.failNext("kf/send_msg", KfFault.errcode(48002));
        start("join", AT_ONCE);
        customer.says("hello");
        awaitReceived("You wrote: hello");
        sandbox.failNext("kf/send_msg", KfFault.errcode(95018));
        customer.says("thank you");

        eventually(() -> assertThat(rows("SELECT words FROM line WHERE answered ORDER BY id"))
                .containsExactly("hello", "thank you"));
        assertThat(customer.received()).extracting("text").doesNotContain("You wrote: thank you");
    }

    private void theCustomerIsSilent() throws Exception {
        execute("UPDATE line SET due_at = CURRENT_TIMESTAMP");
    }

    private void awaitLines(String... lines) {
        eventually(() -> assertThat(rows("SELECT words FROM line ORDER BY id")).containsExactly(lines));
    }
}
