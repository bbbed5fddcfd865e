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

import java.time.Instant;
import java.util.List;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.progress.AccountProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where in its account a lane goes on reading, and what becomes of the page that it gets there: it is handed out, or
 * skipped as history that nobody wants. A cursor that the platform refuses is left: the account is read again from the
 * oldest message that is kept, rather than no more at all.
 */
final class ReadingPosition {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingPosition.class);

    private final String openKfId;
    private final AccountProgress progress;
    private final MessageDispatcher dispatcher;
    private CursorTrust cursorTrust = CursorTrust.TRUSTED;
    private final Instant opened;
    private boolean skipping;
    private String skippedUpTo;

    /**
     * @param opened when the account began to be read: what was sent until then is history
     */
    ReadingPosition(String openKfId, AccountProgress progress, MessageDispatcher dispatcher, StartFrom startFrom,
                    Instant opened) {
        this.openKfId = openKfId;
        this.progress = progress;
        this.dispatcher = dispatcher;
        this.opened = opened;
        this.skipping = progress.cursor() == null && startFrom == StartFrom.LATEST;
    }

    /** Null for the oldest message that the platform keeps. */
    String cursor() {
        if (cursorTrust == CursorTrust.DOUBTED || cursorTrust == CursorTrust.REFUSED) {
            return null;
        }
        return skipping ? skippedUpTo : dispatcher.fetchedUpTo();
    }

    /** Whether the refusal may be the cursor's fault, so that it helps to ask again. */
    boolean asksAgainAfter(WecomKfException refusal) {
        if (cursor() == null && cursorTrust == CursorTrust.TRUSTED || refusal.getCategory() != ErrorCategory.CALLER) {
            return false;
        }
        CursorTrust before = cursorTrust;
        cursorTrust = before.onRefusal();
        return cursorTrust == CursorTrust.DOUBTED || before == CursorTrust.TESTED;
    }

    /** Whether the page only shows that the account can be read without the cursor, and comes again if need be. */
    boolean asksAgainAfterAnswer() {
        cursorTrust = cursorTrust.onAnswer();
        return cursorTrust == CursorTrust.TESTED;
    }

    void take(Page page) {
        if (skipping) {
            skip(page);
        } else {
            handOut(page);
        }
    }

    private void skip(Page page) {
        page.dropSentUntil(opened);
        skippedUpTo = page.cursorBehind();
        if (!page.customers().isEmpty()) {
            // skipping may take long, and what was sent meanwhile is wanted
            skipping = false;
            handOut(page);
        } else if (!page.hasMore()) {
            skipping = false;
            // not earlier: after a restart half the history would be no history any more
            commitSkipped();
        }
    }

    private void commitSkipped() {
        if (skippedUpTo != null) {
            progress.commit(skippedUpTo, List.of(), key -> false);
        }
    }

    private void handOut(Page page) {
        if (cursorTrust != CursorTrust.TRUSTED) {
            page.isReadAgain();
            cursorTrust = trustAfter(page);
        }
        if (!page.isNothingNew()) {
            dispatcher.add(page);
        }
    }

    private CursorTrust trustAfter(Page page) {
        if (!page.movesOn()) {
            // nothing to put in the place of the refused cursor yet
            return cursorTrust;
        }
        if (cursorTrust == CursorTrust.REFUSED) {
            LOG.warn("The platform refuses the cursor of account {}, which is therefore read again from its oldest message kept"
                     + " (up to 3 days): what was processed before comes again, with header CamelWecomKfRedelivered",
                    openKfId);
        }
        return page.hasMore() ? CursorTrust.READING_AGAIN : CursorTrust.TRUSTED;
    }
}
