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

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Moves an account's cursor over its pages, oldest first: over those that are done, and over one that is in the way of
 * others, whose messages that are not done are kept. What cannot be written down now is tried again later, and
 * meanwhile the cursor stays.
 */
final class PageCommitter {

    private final AccountContext account;
    private final Backlog backlog;
    private final KeptWatch keptWatch;
    private volatile Runnable onRoom = () -> {
    };

    PageCommitter(AccountContext account, KeptWatch keptWatch) {
        this.account = account;
        this.backlog = account.backlog();
        this.keptWatch = keptWatch;
    }

    /** Whether the account may be read on. */
    boolean hasRoom() {
        return backlog.hasRoom() && keptWatch.mayKeep();
    }

    /** Without any lock. Less is kept than before. */
    void keptLess() {
        keptWatch.look();
        commitPages();
        onRoom.run();
    }

    /** Without any lock. More may be kept than before. */
    void keptMore() {
        keptWatch.look();
        commitPages();
    }

    /** Calls this whenever the cursor has moved on, without any lock. */
    void tellOfRoom(Runnable listener) {
        onRoom = listener;
    }

    /** Without any lock. Does nothing while another thread does it. */
    void commitPages() {
        moveCursor();
        // what was done behind the cursor takes no room either
        if (backlog.isRoomBack()) {
            onRoom.run();
        }
        account.shared().budget().tellNext();
    }

    private void moveCursor() {
        Optional<Commit> commit = backlog.beginCommit(keptWatch.mayKeep());
        while (commit.isPresent()) {
            try {
                write(commit.get());
            } catch (RuntimeException | Error e) {
                tryAgainLater(e);
                return;
            }
            account.writing().over();
            backlog.committed(commit.get());
            keptWatch.look();
            onRoom.run();
            commit = backlog.beginCommit(keptWatch.mayKeep());
        }
    }

    private void write(Commit commit) {
        if (commit.cursor() != null) {
            account.progress().commit(commit.cursor(), commit.content(), stillNeededBehind(commit));
            if (!commit.hasMore()) {
                account.progress().caughtUp();
            }
        } else if (!commit.content().isEmpty()) {
            account.progress().keep(commit.content());
        }
    }

    /**
     * Which messages lie behind the new cursor: those of the pages behind it, and if these are not here yet, those that
     * may have been done or begun before the last restart. Asked late, because the next page may come and be begun
     * while this is written.
     */
    private Predicate<String> stillNeededBehind(Commit commit) {
        Predicate<String> inLaterPage = key -> backlog.isBehind(commit, key);
        return commit.hasMore() ? inLaterPage.or(key -> !backlog.isIn(commit, key)) : inLaterPage;
    }

    private void tryAgainLater(Throwable failure) {
        backlog.notCommitted();
        Setback setback = account.writing().another(failure);
        account.threads().later(setback.pause(), this::commitPages);
        setback.tell(account.handler());
    }
}
