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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.progress.AccountProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where in its account a lane goes on reading, and what of the page that it gets there is handed out: all of it, or
 * none of what is history that nobody wants. A cursor that the platform refuses is left: the account is read again from
 * the oldest message that is kept, rather than no more at all. Used by one fetch after the other.
 */
final class ReadingPosition {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingPosition.class);

    private final String openKfId;
    private final AccountProgress progress;
    private CursorTrust cursorTrust;
    private String fetchedUpTo;
    /** What was sent before is not wanted; null where all is, or once that is behind. */
    private Instant history;

    /**
     * @param now when the account is begun to be read, unless that was written down before
     */
    ReadingPosition(String openKfId, AccountProgress progress, StartFrom startFrom, Instant now) {
        this.openKfId = openKfId;
        this.progress = progress;
        this.fetchedUpTo = progress.cursor();
        // what was done is lost: what comes until it is caught up may have been processed before
        this.cursorTrust = progress.isUncertain() ? CursorTrust.READING_AGAIN : CursorTrust.TRUSTED;
        this.history = fetchedUpTo == null && startFrom == StartFrom.LATEST ? firstSeen(now) : null;
    }

    /** Written down, or what comes while nobody reads would be taken for history at the next start. */
    private Instant firstSeen(Instant now) {
        if (progress.firstSeen() == null) {
            progress.seen(now);
        }
        // send_time has no fractions: what was sent in the same second may have been sent afterwards
        return progress.firstSeen().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Null for the oldest message that the platform keeps. */
    String cursor() {
        return cursorTrust == CursorTrust.DOUBTED || cursorTrust == CursorTrust.REFUSED ? null : fetchedUpTo;
    }

    /** Whether the refusal may be the cursor's fault, so that it helps to ask again. */
    boolean asksAgainAfter(WecomKfException refusal) {
        if (cursor() == null && cursorTrust == CursorTrust.TRUSTED || !refusesRequest(refusal)) {
            return false;
        }
        CursorTrust before = cursorTrust;
        cursorTrust = before.onRefusal();
        return cursorTrust == CursorTrust.DOUBTED || before == CursorTrust.TESTED;
    }

    /** A page that is too large is the caller's fault, too, but not refused by the platform. */
    private static boolean refusesRequest(WecomKfException failure) {
        return failure.getCategory() == ErrorCategory.CALLER && failure.getErrcode() != null;
    }

    /** Whether the page only shows that the account can be read without the cursor, and comes again if need be. */
    boolean asksAgainAfterAnswer() {
        cursorTrust = cursorTrust.onAnswer();
        return cursorTrust == CursorTrust.TESTED;
    }

    /** Moves on behind the page, and says what of it is to be handed out; empty when there is nothing. */
    Optional<ReadPage> take(Page page) {
        fetchedUpTo = page.cursorBehind();
        if (history == null) {
            return handOut(page);
        }
        Page wanted = page.since(history);
        if (wanted.messages().isEmpty()) {
            // not before it is behind: after a restart half the history would be no history any more
            if (page.movesOn() && !page.hasMore()) {
                history = null;
                progress.commit(fetchedUpTo, List.of(), key -> false);
            }
            return Optional.empty();
        }
        // skipping may take long, and what was sent meanwhile is wanted
        history = page.movesOn() ? null : history;
        return handOut(wanted);
    }

    private Optional<ReadPage> handOut(Page page) {
        boolean readAgain = cursorTrust != CursorTrust.TRUSTED;
        if (readAgain) {
            cursorTrust = trustAfter(page);
        }
        return page.isNothingNew() ? Optional.empty() : Optional.of(new ReadPage(page, readAgain));
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

    /**
     * A page to hand out.
     *
     * @param readAgain whether its messages may have been processed before, though nothing remembers it
     */
    record ReadPage(Page page, boolean readAgain) {
    }
}
