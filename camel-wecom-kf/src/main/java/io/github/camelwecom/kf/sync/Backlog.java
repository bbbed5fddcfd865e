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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.Parking;

/**
 * What was fetched of an account and is not done: who is next, who works, what the cursor may move over. Owns its lock,
 * and calls nobody while it holds it but the consumer's {@link MessageBudget}, whose lock is always taken after this
 * one.
 */
final class Backlog {

    private final BacklogLimits limits;
    private final MessageBudget budget;
    private final InstantSource clock;

    private final Lock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    // All below is guarded by the lock.
    private final Map<String, CustomerLine> lines = new HashMap<>();
    private final Queue<CustomerLine> ready = new PriorityQueue<>(Comparator.comparingLong(line -> line.head().sequence()));
    /** Whose messages are in the route, longest first. */
    private final Set<CustomerLine> busy = new LinkedHashSet<>();
    /** All of them, also those set aside, by what they are remembered by. */
    private final Map<String, PendingMessage> pending = new HashMap<>();
    private final Map<String, Parking> parked = new LinkedHashMap<>();
    private final PageWindow window = new PageWindow();
    private boolean committing;
    /** Whether one of the places is for a worker that is on its way. */
    private boolean reserved;
    /** Messages of which it is not written down yet what became of them. */
    private int handedOut;
    private long sequence;
    private int inMemory;
    private long bytes;
    private int kept;
    private boolean movedSinceKept;
    private boolean roomIsWanted;

    Backlog(BacklogLimits limits, MessageBudget budget, InstantSource clock) {
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
    }

    BacklogLimits limits() {
        return limits;
    }

    /**
     * What an earlier life of the process kept, before anything is fetched.
     *
     * @param uncertain whether it may have been handed out though nothing remembers it
     */
    void restore(List<KeptEntry> entries, boolean uncertain) {
        lock.lock();
        try {
            entries.forEach(entry -> restore(entry, uncertain));
        } finally {
            lock.unlock();
        }
    }

    private void restore(KeptEntry entry, boolean uncertain) {
        PendingMessage message = PendingMessage.kept(entry, sequence++, uncertain);
        pending.put(message.key(), message);
        kept++;
        if (entry.parking() == null) {
            enqueue(message);
        } else {
            parked.put(message.key(), entry.parking());
        }
    }

    /** Whether the next page may be fetched. */
    boolean hasRoom() {
        lock.lock();
        try {
            roomIsWanted = !hasRoomInMemory();
            return !roomIsWanted && window.messages() <= limits.lookBack();
        } finally {
            lock.unlock();
        }
    }

    /** Whether room in memory that was missing is there again; said once. */
    boolean isRoomBack() {
        lock.lock();
        try {
            boolean back = roomIsWanted && hasRoomInMemory();
            roomIsWanted &= !back;
            return back;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomInMemory() {
        return inMemory + limits.pageSize() <= limits.messages() && bytes < limits.bytes();
    }

    /**
     * @param readAgain whether its messages may have been processed before, though nothing remembers it
     */
    void add(Page page, boolean readAgain) {
        lock.lock();
        try {
            OpenPage open = new OpenPage(page, readAgain);
            window.add(open);
            for (FetchedMessage fetched : page.messages()) {
                // one that is known comes again because its cursor was not written down, or because the platform repeats it
                if (!pending.containsKey(fetched.key())) {
                    add(PendingMessage.fetched(fetched, sequence++, open), open);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void add(PendingMessage message, OpenPage page) {
        page.add(message.key());
        pending.put(message.key(), message);
        inMemory++;
        bytes += message.bytes();
        budget.take(1, message.bytes());
        enqueue(message);
    }

    private void enqueue(PendingMessage message) {
        CustomerLine line = lines.computeIfAbsent(message.customer(), CustomerLine::new);
        boolean first = line.isEmpty();
        line.add(message);
        if (first) {
            ready.add(line);
        }
    }

    /**
     * Whether another worker is to come, for whom a place is reserved now. Only one is on its way at a time and fetches
     * the next, so that a route that goes on elsewhere is served by as few threads as can do it.
     */
    boolean reservePlace() {
        lock.lock();
        try {
            boolean isWanted = !reserved && !ready.isEmpty() && freePlaces() > 0;
            reserved |= isWanted;
            return isWanted;
        } finally {
            lock.unlock();
        }
    }

    /** A worker for whom a place was reserved has come, or never will. */
    void giveBackPlace() {
        lock.lock();
        try {
            reserved = false;
            tellIfQuiet();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is in the route for very long is not waited for. */
    private int freePlaces() {
        int free = limits.concurrent() - busy.size() - placesReserved();
        return free > 0 ? free : free + (int) Math.min(limits.concurrent(), longInRoute());
    }

    private int placesReserved() {
        return reserved ? 1 : 0;
    }

    private long longInRoute() {
        Instant longAgo = clock.instant().minus(limits.longInRoute());
        return busy.stream().takeWhile(line -> line.isStuckSince(longAgo)).count();
    }

    /** In how long there may be places for customers who have none; empty when all have. */
    Optional<Duration> nextLook() {
        lock.lock();
        try {
            return ready.size() > placesReserved() ? Optional.of(untilNextIsStuck()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Duration untilNextIsStuck() {
        Instant now = clock.instant();
        return busy.stream().map(line -> line.takenAt().plus(limits.longInRoute())).filter(now::isBefore)
                .findFirst().map(next -> Duration.between(now, next).plusMillis(1))
                .orElse(limits.longInRoute());
    }

    /** The oldest message that may be handed out. Must be {@link #settled} in the end. */
    Optional<PendingMessage> take() {
        lock.lock();
        try {
            CustomerLine line = freePlaces() > 0 ? ready.poll() : null;
            if (line == null) {
                return Optional.empty();
            }
            line.take(clock.instant());
            busy.add(line);
            handedOut++;
            return Optional.of(line.head());
        } finally {
            lock.unlock();
        }
    }

    /** What became of a message that was handed out is written down, and nobody works on it any more. */
    void settled() {
        lock.lock();
        try {
            handedOut--;
            tellIfQuiet();
        } finally {
            lock.unlock();
        }
    }

    /** Null while it only is where it is kept. */
    KfMessage content(PendingMessage message) {
        lock.lock();
        try {
            return message.message();
        } finally {
            lock.unlock();
        }
    }

    /** How many messages are handed out, or about to be. */
    int busy() {
        lock.lock();
        try {
            return handedOut + placesReserved();
        } finally {
            lock.unlock();
        }
    }

    /** It was processed, and that is written down, which settles it: its customer waits until that is durable. */
    void written(PendingMessage message) {
        lock.lock();
        try {
            CustomerLine line = lines.get(message.customer());
            line.written();
            busy.remove(line);
            handedOut--;
            tellIfQuiet();
        } finally {
            lock.unlock();
        }
    }

    /** They are done, durably. */
    void done(List<PendingMessage> messages) {
        lock.lock();
        try {
            for (PendingMessage message : messages) {
                removeHead(message);
                forget(message);
            }
        } finally {
            lock.unlock();
        }
    }

    private void removeHead(PendingMessage message) {
        CustomerLine line = lines.get(message.customer());
        line.removeHead();
        busy.remove(line);
        movedSinceKept = true;
        if (message.page() != null) {
            message.page().finished(message.key());
        }
        if (line.isEmpty()) {
            lines.remove(line.customer());
        } else {
            ready.add(line);
        }
    }

    private void forget(PendingMessage message) {
        pending.remove(message.key());
        if (message.isKept()) {
            kept--;
        }
        unload(message);
    }

    private void unload(PendingMessage message) {
        if (message.isInMemory()) {
            inMemory--;
            bytes -= message.bytes();
            budget.giveBack(1, message.bytes());
            message.forgetContent();
        }
    }

    /** A message as it is to be kept; empty when it is kept already. */
    Optional<KeptMessage> toKeep(PendingMessage message) {
        lock.lock();
        try {
            return message.isKept() ? Optional.empty() : Optional.of(message.toKeep());
        } finally {
            lock.unlock();
        }
    }

    /** It was kept. */
    void kept(PendingMessage message) {
        lock.lock();
        try {
            keep(message);
        } finally {
            lock.unlock();
        }
    }

    private void keep(PendingMessage message) {
        if (!message.isKept() && pending.get(message.key()) == message) {
            message.kept();
            kept++;
        }
    }

    /** It is set aside, and that is written down: its customer's later messages go on. */
    void parked(PendingMessage message, Parking parking) {
        lock.lock();
        try {
            removeHead(message);
            message.leftBehind();
            unload(message);
            parked.put(message.key(), parking);
        } finally {
            lock.unlock();
        }
    }

    /** Its next try comes later. */
    void rest(PendingMessage message) {
        lock.lock();
        try {
            CustomerLine line = lines.get(message.customer());
            line.rest();
            busy.remove(line);
        } finally {
            lock.unlock();
        }
    }

    /** Its next try comes when somebody says so. */
    void hold(PendingMessage message) {
        lock.lock();
        try {
            CustomerLine line = lines.get(message.customer());
            message.tries().forgive();
            line.hold();
            busy.remove(line);
        } finally {
            lock.unlock();
        }
    }

    /** The time for its next try has come. */
    void rested(PendingMessage message) {
        lock.lock();
        try {
            makeReady(lines.get(message.customer()));
        } finally {
            lock.unlock();
        }
    }

    private void makeReady(CustomerLine line) {
        line.makeReady();
        ready.add(line);
    }

    /** Somebody says that those who are held may be tried again. */
    void goOn() {
        lock.lock();
        try {
            lines.values().stream().filter(line -> line.state() == CustomerState.HELD).forEach(this::makeReady);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Where the cursor may move to now, if it may and nobody moves it already; then it must be followed by either of
     * the two below.
     *
     * @param mayKeep whether messages that are not done may be kept
     */
    Optional<Commit> beginCommit(boolean mayKeep) {
        lock.lock();
        try {
            Optional<Commit> commit = committing ? Optional.empty() : nextCommit(mayKeep);
            committing |= commit.isPresent();
            return commit;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Commit> nextCommit(boolean mayKeep) {
        List<OpenPage> finished = window.finished();
        if (!finished.isEmpty()) {
            return Optional.of(Commit.over(finished, List.of()));
        }
        OpenPage oldest = window.oldest();
        if (oldest == null || !mayKeep || !isInTheWay(oldest)) {
            return Optional.empty();
        }
        List<PendingMessage> toKeep = pendingOf(oldest).filter(message -> !message.isKept()).toList();
        return Optional.of(Commit.over(List.of(oldest), toKeep));
    }

    /**
     * Whether others could go on but for a page: too much was done behind it, or it takes the room of those who come
     * next while all that is left of it waits. Where nothing moves at all, there is nobody to make room for.
     */
    private boolean isInTheWay(OpenPage oldest) {
        return window.messages() > limits.lookBack()
                || roomIsWanted && !hasRoomInMemory() && movedSinceKept && pendingOf(oldest).allMatch(this::isStuck);
    }

    private Stream<PendingMessage> pendingOf(OpenPage page) {
        return page.pending().stream().map(pending::get);
    }

    private boolean isStuck(PendingMessage message) {
        return lines.get(message.customer()).isStuckSince(clock.instant().minus(limits.longInRoute()));
    }

    void committed(Commit commit) {
        lock.lock();
        try {
            committing = false;
            tellIfQuiet();
            window.leftBehind(commit.pages());
            movedSinceKept &= commit.kept().isEmpty();
            commit.kept().forEach(this::keep);
            for (OpenPage page : commit.pages()) {
                pendingOf(page).forEach(message -> {
                    message.leftBehind();
                    unload(message);
                });
            }
        } finally {
            lock.unlock();
        }
    }

    void notCommitted() {
        lock.lock();
        try {
            committing = false;
            tellIfQuiet();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a message is in memory in a page behind those of a commit. */
    boolean isBehind(Commit commit, String messageKey) {
        lock.lock();
        try {
            return window.isBehind(commit.pages(), messageKey);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a message is among those of a commit. */
    boolean isIn(Commit commit, String messageKey) {
        lock.lock();
        try {
            return window.isIn(commit.pages(), messageKey);
        } finally {
            lock.unlock();
        }
    }

    /** Whose message it is; empty when it concerns no customer, or is none of these. */
    String customerOf(String messageKey) {
        lock.lock();
        try {
            PendingMessage message = pending.get(messageKey);
            return message == null ? FetchedMessage.NO_CUSTOMER : message.customer();
        } finally {
            lock.unlock();
        }
    }

    /** Those set aside, in the order in which they were. */
    Map<String, Parking> parked() {
        lock.lock();
        try {
            return new LinkedHashMap<>(parked);
        } finally {
            lock.unlock();
        }
    }

    /** It is no longer set aside, and that is written down. */
    void unparked(String messageKey) {
        lock.lock();
        try {
            PendingMessage message = pending.get(messageKey);
            if (parked.remove(messageKey) != null) {
                message.tries().forgive();
                giveBack(message);
            }
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(PendingMessage message) {
        CustomerLine line = lines.computeIfAbsent(message.customer(), CustomerLine::new);
        ready.remove(line);
        line.giveBack(message);
        if (line.state() == CustomerState.READY) {
            ready.add(line);
        }
    }

    /** It was set aside and is not wanted any more, and that is written down. */
    void dropped(String messageKey) {
        lock.lock();
        try {
            if (parked.remove(messageKey) != null) {
                forget(pending.get(messageKey));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether nobody works on any of it. */
    boolean isQuiet() {
        lock.lock();
        try {
            return nobodyWorks();
        } finally {
            lock.unlock();
        }
    }

    private boolean nobodyWorks() {
        return handedOut == 0 && !reserved && !committing;
    }

    private void tellIfQuiet() {
        if (nobodyWorks()) {
            quiet.signalAll();
        }
    }

    /** Waits until nobody works on any of it, or until this time of {@link System#nanoTime}. */
    void awaitQuiet(long deadline) {
        lock.lock();
        try {
            long left = deadline - System.nanoTime();
            while (!nobodyWorks() && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** It is no longer worked on: what is in memory makes room for others. */
    void close(RouteEvidence evidence) {
        lock.lock();
        try {
            lines.values().stream().filter(line -> line.head().tries().isFailing()).forEach(line -> evidence.failsNoMore());
            budget.giveBack(inMemory, bytes);
            inMemory = 0;
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many messages are kept or set aside. */
    int keptInAll() {
        lock.lock();
        try {
            return kept;
        } finally {
            lock.unlock();
        }
    }

    BacklogReport report() {
        lock.lock();
        try {
            int held = (int) lines.values().stream().filter(line -> line.state() == CustomerState.HELD).count();
            int failing = (int) lines.values().stream().filter(line -> line.head().tries().isFailing()).count();
            return new BacklogReport(busy.size(), failing, held, kept - parked.size(), parked.size(), oldest());
        } finally {
            lock.unlock();
        }
    }

    private Instant oldest() {
        List<Instant> heads = new ArrayList<>();
        lines.values().forEach(line -> heads.add(line.head().sendTime()));
        return heads.stream().filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }
}
