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
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountProgress;

/**
 * Commits the pages of an account, oldest first, each when all its messages are processed. What cannot be written down
 * now is tried again later, and meanwhile no later page is committed.
 */
final class PageCommitter {

    private final AccountProgress progress;
    private final CommitOrder pages;
    private final Setbacks writing;
    private final Lock lock;
    private final MessageHandler handler;
    private final LaneThreads threads;
    private final Runnable onRoom;

    /**
     * @param pages   guarded by the lock
     * @param writing guarded by the lock
     * @param lock    of the dispatcher whose pages these are
     * @param onRoom  called when a page was committed, without any lock
     */
    PageCommitter(AccountProgress progress, CommitOrder pages, Setbacks writing, Lock lock, MessageHandler handler,
                  LaneThreads threads, Runnable onRoom) {
        this.progress = progress;
        this.pages = pages;
        this.writing = writing;
        this.lock = lock;
        this.handler = handler;
        this.threads = threads;
        this.onRoom = onRoom;
    }

    /** Without any lock. Does nothing while another thread does it. */
    void commitFinishedPages() {
        Page page = begin();
        while (page != null) {
            try {
                commit(page);
            } catch (RuntimeException | Error e) {
                commitLater(e);
                return;
            }
            committed();
            onRoom.run();
            page = begin();
        }
    }

    private Page begin() {
        lock.lock();
        try {
            return pages.beginCommit();
        } finally {
            lock.unlock();
        }
    }

    private void commit(Page page) {
        if (page.movesOn()) {
            progress.commit(page.cursorBehind(), List.of(), stillNeededBehind(page));
        }
    }

    /**
     * Which messages lie behind a page: those of the next page, and if that is not here yet, those that may have been
     * done or begun before the last restart. Asked late, because the next page may come and be begun while this one is
     * committed.
     */
    private Predicate<String> stillNeededBehind(Page page) {
        Predicate<String> inNextPage = key -> isInMemoryBehind(page, key);
        return page.hasMore() ? inNextPage.or(key -> !page.contains(key)) : inNextPage;
    }

    private boolean isInMemoryBehind(Page page, String messageKey) {
        lock.lock();
        try {
            return pages.isBehind(page, messageKey);
        } finally {
            lock.unlock();
        }
    }

    private void committed() {
        lock.lock();
        try {
            writing.over();
            pages.committed();
        } finally {
            lock.unlock();
        }
    }

    private void commitLater(Throwable failure) {
        Setback setback;
        lock.lock();
        try {
            pages.notCommitted();
            setback = writing.another(failure);
        } finally {
            lock.unlock();
        }
        threads.later(setback.pause(), this::commitFinishedPages);
        setback.tell(handler);
    }
}
