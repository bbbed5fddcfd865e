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
package io.github.camelwecom.kf.progress.repository;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.DeliveryLedger;
import org.apache.camel.spi.StateRepository;

/**
 * Progress of one account in a repository. While one thread writes, others note what they have done, and the next write
 * has all of it: the messages of a page are one value, which would else be written for each of them.
 */
final class RepositoryProgress implements AccountProgress {

    private static final String FORMAT = "1";
    private static final String STARTED = "started:";
    private static final String DONE = "done:";

    private final StateRepository<String, String> repository;
    private final String cursorKey;
    private final String messagesKey;
    private final Runnable onClose;
    private volatile String cursor;

    private final Lock lock = new ReentrantLock();
    private final Condition writeOver = lock.newCondition();
    // All below is guarded by the lock.
    private DeliveryLedger ledger = new DeliveryLedger();
    private long changes;
    private long changesWritten;
    private boolean writing;

    RepositoryProgress(StateRepository<String, String> repository, String account, Runnable onClose) {
        this.repository = repository;
        this.cursorKey = account;
        this.messagesKey = account + "/messages";
        this.onClose = onClose;
        this.cursor = repository.getState(cursorKey);
        read(repository.getState(messagesKey));
    }

    private void read(String messages) {
        if (messages == null) {
            return;
        }
        String[] words = messages.split(" ");
        if (!FORMAT.equals(words[0])) {
            throw damaged();
        }
        for (int i = 1; i < words.length; i++) {
            readMessage(words[i]);
        }
    }

    private void readMessage(String word) {
        if (word.startsWith(STARTED)) {
            ledger.started(word.substring(STARTED.length()));
        } else if (word.startsWith(DONE)) {
            ledger.done(word.substring(DONE.length()));
        } else {
            throw damaged();
        }
    }

    private IllegalStateException damaged() {
        return new IllegalStateException(
                "What the cursorRepository has under " + messagesKey + " is damaged, or was not written by this component."
                                         + " Restore it, or delete it to have the page behind the cursor delivered again");
    }

    @Override
    public String cursor() {
        return cursor;
    }

    @Override
    public boolean isDone(String messageKey) {
        lock.lock();
        try {
            return ledger.isDone(messageKey);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Delivery started(String messageKey) {
        lock.lock();
        try {
            Delivery delivery = ledger.started(messageKey);
            if (delivery == Delivery.FIRST) {
                writeChange();
            }
            return delivery;
        } catch (RuntimeException e) {
            // it will not be handed out now
            ledger.notStarted(messageKey);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void done(String messageKey) {
        lock.lock();
        try {
            ledger.done(messageKey);
            writeChange();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void commit(String newCursor, Predicate<String> stillNeeded) {
        // before the messages behind the old one are forgotten: if we end in between, some are remembered for nothing
        repository.setState(cursorKey, newCursor);
        cursor = newCursor;
        lock.lock();
        try {
            ledger = ledger.keeping(stillNeeded);
            writeChange();
        } finally {
            lock.unlock();
        }
    }

    private void writeChange() {
        changes++;
        long change = changes;
        while (changesWritten < change) {
            if (writing) {
                writeOver.awaitUninterruptibly();
            } else {
                write(changes, content());
            }
        }
    }

    private void write(long upTo, String messages) {
        writing = true;
        lock.unlock();
        boolean written = false;
        try {
            repository.setState(messagesKey, messages);
            written = true;
        } finally {
            lock.lock();
            writing = false;
            writeOver.signalAll();
            if (written) {
                changesWritten = upTo;
            }
        }
    }

    private String content() {
        StringBuilder words = new StringBuilder(FORMAT);
        ledger.forEachStarted(messageKey -> words.append(' ').append(STARTED).append(messageKey));
        ledger.forEachDone(messageKey -> words.append(' ').append(DONE).append(messageKey));
        return words.toString();
    }

    @Override
    public void close() {
        onClose.run();
    }
}
