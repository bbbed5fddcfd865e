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

/**
 * What may be in memory of one account, and when the cursor moves on without those that are not done.
 *
 * @param pageSize    most messages that the next page brings
 * @param messages    most messages in memory that are not done
 * @param bytes       most bytes that these take, roughly
 * @param lookBack    most messages, done or not, that lie before the places where the cursor may move to: beyond, those
 *                    that are not done are kept
 * @param concurrent  of how many customers messages are handed out at the same time
 * @param longInRoute after so long in the route a message is not waited for: its place is given to another customer, up
 *                    to twice as many
 */
record BacklogLimits(int pageSize, int messages, long bytes, int lookBack, int concurrent, Duration longInRoute) {

    private static final int TIMES_TO_LOOK_BACK = 2;
    private static final long BYTES = 16L * 1024 * 1024;
    private static final Duration LONG_IN_ROUTE = Duration.ofSeconds(30);

    /** Small pages do not mean that little is remembered. */
    private static final int LEAST_TO_LOOK_BACK = 1000;

    /**
     * Among how many messages of those that come first after a failure of the power are all that were handed out before
     * it: the cursor on the disk may be older by what was written down together with it.
     *
     * @param kept how many of them lie before the cursor
     */
    long mostOnTheirWay(int kept) {
        return kept + 2L * (lookBack + messages);
    }

    /**
     * One page being worked off and the next one, which keeps customers busy while the last messages take long. Those
     * who want more customers at a time than a page has messages want as much in memory.
     */
    static BacklogLimits of(int pageSize, int concurrentCustomers) {
        int messages = pageSize + Math.max(pageSize, concurrentCustomers);
        return new BacklogLimits(
                pageSize, messages, BYTES, Math.max(TIMES_TO_LOOK_BACK * messages, LEAST_TO_LOOK_BACK), concurrentCustomers,
                LONG_IN_ROUTE);
    }
}
