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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.github.camelwecom.kf.progress.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of an account that are set aside: what an operator does with them, and what time does.
 */
final class ParkedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedMessages.class);

    private final AccountContext account;
    private final Backlog backlog;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant oldestTold = Instant.MIN;

    ParkedMessages(AccountContext account) {
        this.account = account;
        this.backlog = account.backlog();
    }

    /** In the order in which they were set aside. */
    List<ParkedMessage> list() {
        return backlog.parked().entrySet().stream().map(this::describe).toList();
    }

    private ParkedMessage describe(Map.Entry<String, Parking> parked) {
        Parking parking = parked.getValue();
        return new ParkedMessage(
                account.openKfId(), parked.getKey(), backlog.customerOf(parked.getKey()), parking.at(), parking.failures(),
                parking.reason());
    }

    /** Gives it back to its customer's messages, before later ones. Returns false when there is no such message. */
    boolean unpark(String messageId) {
        return ifParked(messageId, () -> {
            account.progress().unpark(messageId);
            backlog.unparked(messageId);
        });
    }

    /** Forgets it for good. Returns false when there is no such message. */
    boolean drop(String messageId) {
        return ifParked(messageId, () -> {
            account.progress().done(messageId);
            backlog.dropped(messageId);
        });
    }

    /** Of two who want the same message at once, one comes too late. */
    private boolean ifParked(String messageId, Runnable change) {
        lock.lock();
        try {
            boolean parked = backlog.parked().containsKey(messageId);
            if (parked) {
                change.run();
            }
            return parked;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what has been set aside for too long. Called now and then. */
    void dropOld() {
        Duration longest = account.settings().keep().parkedFor();
        Instant now = account.settings().clock().instant();
        Map<String, Parking> parked = backlog.parked();
        parked.forEach((messageId, parking) -> {
            if (parking.at().plus(longest).isBefore(now) && drop(messageId)) {
                LOG.warn("Message {} of account {} is dropped: it was set aside for longer than option parkedFor allows ({})",
                        messageId, account.openKfId(), longest);
            }
        });
        parked.values().stream().findFirst().ifPresent(oldest -> tellIfNear(oldest.at(), longest, now));
    }

    private void tellIfNear(Instant oldest, Duration longest, Instant now) {
        Instant near = oldest.plus(longest.multipliedBy(4).dividedBy(5));
        if (near.isBefore(now) && oldestTold.isBefore(oldest)) {
            oldestTold = oldest;
            LOG.warn("Account {} has messages set aside since {}, which are dropped {} after that: give them back or drop them",
                    account.openKfId(), oldest, longest);
        }
    }
}
