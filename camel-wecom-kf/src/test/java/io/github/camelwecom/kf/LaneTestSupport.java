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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.camelwecom.kf.sandbox.SandboxAccount;
import org.apache.camel.builder.RouteBuilder;

import static org.awaitility.Awaitility.await;

/**
 * One account, whose messages go through a {@link GatedRoute} once a test has written them and starts the route.
 */
abstract class LaneTestSupport extends WecomKfTestSupport {

    static final String ROUTE = "pull";

    final SandboxAccount account = sandbox.account("Service");
    final GatedRoute route = new GatedRoute();

    /**
     * Writes one message of each customer, in this order; a message's text is the customer and a number, such as ann1.
     */
    void write(String... texts) {
        for (String text : texts) {
            sandbox.customer(customerOf(text)).unannounced().says(text);
        }
    }

    static String customerOf(String text) {
        return text.replaceAll("\\d", "");
    }

    void start(String options) throws Exception {
        start(account, ROUTE, options);
    }

    void start(SandboxAccount read, String routeId, String options) throws Exception {
        String uri = "wecom-kf:syncMsg?openKfId=" + read.openKfId() + "&" + options;
        start(routes -> routes.from(uri).routeId(routeId).process(route));
    }

    void start(Consumer<RouteBuilder> routes) throws Exception {
        RouteBuilder builder = new RouteBuilder() {
            @Override
            public void configure() {
                routes.accept(this);
            }
        };
        context.addRoutes(builder);
    }

    String messages() {
        return "wecom-kf:syncMsg?openKfId=" + account.openKfId();
    }

    String messages(String options) {
        return messages() + "&" + options;
    }

    /** Every message that was pulled so far counts as processed. */
    void untilCommitted() {
        // before the first page there is neither a file nor a cursor
        await().atMost(SECONDS, TimeUnit.SECONDS).ignoreExceptions()
                .until(() -> isReadUpTo(lastCursor()));
    }

    /** What cannot be told yet, such as what is in a file before it is there, is not so yet. */
    void until(Callable<Boolean> condition) {
        await().ignoreExceptions().atMost(SECONDS, TimeUnit.SECONDS).until(condition);
    }

    /** Long enough for what must not happen. */
    void staysTrue(Callable<Boolean> condition) {
        await().during(300, TimeUnit.MILLISECONDS).atMost(SECONDS, TimeUnit.SECONDS).until(condition);
    }

    int pulls() {
        return sandbox.journal("kf/sync_msg").size();
    }

    /** The next_cursor of the last page that had messages. */
    String lastCursor() {
        return sandbox.journal("kf/sync_msg").stream().filter(call -> !call.reply().path("msg_list").isEmpty())
                .reduce((first, second) -> second).orElseThrow().reply().path("next_cursor").asText();
    }

    /** Whether the stored cursor is this one, and nothing is kept behind it. */
    boolean isReadUpTo(String cursor) throws IOException {
        List<String> lines = progress();
        List<String> cursors = lines.stream().filter(line -> line.startsWith("cursor ")).toList();
        return !cursors.isEmpty() && cursors.get(cursors.size() - 1).equals("cursor " + cursor) && kept(lines).isEmpty();
    }

    /** The ids of messages that are kept, set aside or not. */
    static Set<String> kept(List<String> progress) {
        Set<String> kept = new LinkedHashSet<>();
        for (String line : progress) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("kept")) {
                kept.add(words[1]);
            } else if (words[0].equals("done")) {
                kept.remove(words[1]);
            }
        }
        return kept;
    }

    List<String> progress() throws IOException {
        return Files.readAllLines(progressFile());
    }

    Path progressFile() {
        return stateDirectory.resolve(sandbox.corpId()).resolve(account.openKfId() + ".progress");
    }
}
