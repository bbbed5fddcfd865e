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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelwecom.kf.model.message.SyncMsgReply;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Progress kept in repositories of Camel.
 */
class PluggedInRepositoriesTest extends LaneTestSupport {

    private static final String CURSOR_REPOSITORY = "cursorRepository=#bean:cursors&pageSize=3";
    private static final String IDEMPOTENT_REPOSITORY = "idempotentRepository=#bean:known&pageSize=3";

    @TempDir
    Path elsewhere;

    private final ValuesInMemory cursors = new ValuesInMemory();
    private final MemoryIdempotentRepository known = new MemoryIdempotentRepository();

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("cursors", cursors);
        registry.bind("known", known);
    }

    @Test
    void aRestartGoesOnBehindTheStoredCursor() throws Exception {
        write("ann1", "ann2", "ann3", "ann4");
        start(CURSOR_REPOSITORY);
        until(() -> lastCursor().equals(cursors.getState(accountKey())));

        restart("ann5");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3", "ann4", "ann5")));
        assertThat(stateDirectory).isEmptyDirectory();
    }

    @Test
    void whatIsDoneOfAnUnfinishedPageIsNotRepeatedAndWhatWasBegunIsMarked() throws Exception {
        write("ann1", "bob1", "ann2");
        route.fail("ann1");
        start(CURSOR_REPOSITORY);
        until(() -> route.finished().equals(List.of("bob1")));
        until(() -> cursors.getState(accountKey() + "/messages").contains("\tdone "));

        context.getRouteController().stopRoute(ROUTE);
        route.recover("ann1");
        route.forget();
        context.getRouteController().startRoute(ROUTE);

        until(() -> route.finished().equals(List.of("bob1", "ann1", "ann2")));
        assertThat(route.redeliveredMarksOf("ann1")).containsExactly(true);
        assertThat(route.redeliveredMarksOf("ann2")).containsExactly(false);
        assertThat(cursors.started).isTrue();
    }

    @Test
    void aFinishedPageIsForgottenButForItsCursor() throws Exception {
        write("ann1", "ann2");

        start(CURSOR_REPOSITORY);

        until(() -> "camel-wecom-kf progress 3\tcomplete".equals(cursors.getState(accountKey() + "/messages")));
        assertThat(cursors.getState(accountKey())).isEqualTo(lastCursor());
    }

    @Test
    void nothingIsHandedOutThatTheRepositoryDoesNotTake() throws Exception {
        write("ann1", "ann2");
        cursors.away.set(true);

        start(CURSOR_REPOSITORY);

        until(() -> cursors.refused > 0);
        assertThat(route.begun()).isEmpty();
        cursors.away.set(false);
        until(() -> route.finished().equals(List.of("ann1", "ann2")));
    }

    @Test
    void aSecondRouteForTheAccountIsRefusedWithTheReason() throws Exception {
        start(CURSOR_REPOSITORY);

        assertThatThrownBy(() -> start(account, "second", CURSOR_REPOSITORY + "&voiceFormat=1"))
                .hasMessage("Account " + account.openKfId()
                            + " is read by another route that has the same cursorRepository. Read an account once");
    }

    @Test
    void whatTheComponentDidNotWriteIsNeverTakenForNothing() {
        cursors.setState(accountKey() + "/messages", "something else");

        assertThatThrownBy(() -> start(CURSOR_REPOSITORY))
                .hasMessage("What the cursorRepository has under " + accountKey() + "/messages is damaged, or was not"
                            + " written by this component. Restore it, or delete it to have the page behind the"
                            + " cursor delivered again");
    }

    @Test
    void worksWithCamelsFileRepository() throws Exception {
        Path file = elsewhere.resolve("cursors");
        context.getRegistry().bind("file", FileStateRepository.fileStateRepository(file.toFile()));
        write("ann1", "bob1", "ann2");
        route.fail("ann2");
        start("cursorRepository=#bean:file&pageSize=3");
        until(() -> route.finished().size() == 2 && route.begun().contains("ann2"));

        context.getRegistry().bind("again", FileStateRepository.fileStateRepository(file.toFile()));
        context.getRouteController().stopRoute(ROUTE);
        context.removeRoute(ROUTE);
        route.recover("ann2");
        start("cursorRepository=#bean:again&pageSize=3");

        until(() -> route.finished().size() == 3);
        assertThat(route.finishedOf("ann")).containsExactly("ann1", "ann2");
        until(() -> linesOf(file).contains(accountKey() + "=" + lastCursor()));
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void aMessageThatTheIdempotentRepositoryKnowsIsNotProcessed() throws Exception {
        write("ann1", "ann2", "ann3");
        known.start();
        known.add(knownAs(1));

        start(IDEMPOTENT_REPOSITORY);

        until(() -> route.finished().equals(List.of("ann1", "ann3")));
        until(() -> progress().contains("cursor " + lastCursor()));
    }

    @Test
    void aMessageIsAddedOnceItIsProcessedAndNotBefore() throws Exception {
        write("ann1", "bob1");
        route.fail("ann1");

        start(IDEMPOTENT_REPOSITORY);

        until(() -> known.contains(knownAs(1)) && route.redeliveredMarksOf("ann1").size() > 2);
        assertThat(known.contains(knownAs(0))).isFalse();
        route.recover("ann1");
        until(() -> known.contains(knownAs(0)));
    }

    @Test
    void aRepositoryThatIsAwayHasNoMessageProcessedTwice() throws Exception {
        AtomicInteger refusals = new AtomicInteger();
        context.getRegistry().bind("away", new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                if (refusals.getAndIncrement() == 0) {
                    throw new IllegalStateException("the store is away");
                }
                return super.add(key);
            }
        });
        write("ann1", "ann2");

        start("idempotentRepository=#bean:away&pageSize=3");

        until(() -> progress().contains("cursor " + lastCursor()));
        assertThat(refusals).hasPositiveValue();
        assertThat(route.begun()).containsExactly("ann1", "ann2");
    }

    @Test
    void keepsMessagesFromBeingProcessedTwiceWhenTheAccountIsReadAgain() throws Exception {
        write("ann1", "ann2");
        start(IDEMPOTENT_REPOSITORY);
        until(() -> progress().contains("cursor " + lastCursor()));
        account.forgetCursors();

        sandbox.customer("ann").says("ann3");

        until(() -> route.finished().equals(List.of("ann1", "ann2", "ann3")));
    }

    /** What the message is called in the idempotent repository. */
    private String knownAs(int index) {
        return accountKey() + "/" + ((SyncMsgReply) template.requestBody(
                "wecom-kf:syncMsg?openKfId=" + account.openKfId(), "{}")).msgList().get(index).msgId();
    }

    private void restart(String textWrittenMeanwhile) throws Exception {
        context.getRouteController().stopRoute(ROUTE);
        write(textWrittenMeanwhile);
        context.getRouteController().startRoute(ROUTE);
    }

    private String accountKey() {
        return sandbox.corpId() + "/" + account.openKfId();
    }

    /** A store that is away now and then. */
    static final class ValuesInMemory extends ServiceSupport implements StateRepository<String, String> {

        private final Map<String, String> values = new ConcurrentHashMap<>();
        private final AtomicBoolean away = new AtomicBoolean();
        private volatile boolean started;
        private volatile int refused;

        @Override
        protected void doStart() {
            started = true;
        }

        @Override
        public void setState(String key, String value) {
            if (away.get()) {
                refused++;
                throw new IllegalStateException("the store is away");
            }
            values.put(key, value);
        }

        @Override
        public String getState(String key) {
            return values.get(key);
        }

        Set<String> keys() {
            return values.keySet();
        }
    }
}
