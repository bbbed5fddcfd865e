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

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.KeptMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.camelwecom.kf.sync.Fetched.message;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens between two steps of a commit, which no route can bring about at will.
 */
class MessageDispatcherTest extends DispatcherTestSupport {

    private final CountDownLatch nextPageDone = new CountDownLatch(1);
    private final CountDownLatch committed = new CountDownLatch(1);
    private volatile boolean nextMessageStillNeeded;
    private volatile boolean firstMessageStillNeeded;
    private final MessageDispatcher dispatcher = dispatcher(account(new BusyProgress(),
            (received, delivery, outcome) -> outcome.processed(), 2));

    @Test
    void aMessageOfAPageThatComesWhileTheOneBeforeIsCommittedStaysDone() throws Exception {
        dispatcher.add(page(null, "m1", "c1", false), false);

        assertThat(committed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(nextMessageStillNeeded).isTrue();
        assertThat(firstMessageStillNeeded).isFalse();
    }

    /** Such as messages of the page behind it, done before a restart. */
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void whatIsRememberedOfNoPageInMemoryIsNeededAsLongAsThereIsMore(boolean hasMore) throws Exception {
        dispatcher.add(page("c4", "m5", "c5", hasMore), false);

        assertThat(committed.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(nextMessageStillNeeded).isEqualTo(hasMore);
        assertThat(firstMessageStillNeeded).isFalse();
    }

    private static Page page(String cursor, String msgId, String nextCursor, boolean hasMore) {
        return Fetched.page(cursor, nextCursor, hasMore, message(msgId, msgId));
    }

    /** Has the next page come, and its message processed, just before the first page is committed. */
    private final class BusyProgress extends MemoryProgress {

        @Override
        public void done(String messageKey) {
            if (messageKey.equals("m2")) {
                nextPageDone.countDown();
            }
        }

        @Override
        public void commit(String cursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
            if (cursor.equals("c1")) {
                dispatcher.add(page("c1", "m2", "c2", false), false);
                awaitNextPage();
                ask(stillNeeded, "m1", "m2");
            } else if (cursor.equals("c5")) {
                ask(stillNeeded, "m5", "m6");
            }
        }

        private void ask(Predicate<String> stillNeeded, String first, String next) {
            nextMessageStillNeeded = stillNeeded.test(next);
            firstMessageStillNeeded = stillNeeded.test(first);
            committed.countDown();
        }

        private void awaitNextPage() {
            try {
                assertThat(nextPageDone.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
