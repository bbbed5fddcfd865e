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
package io.github.camelwecom.kf.callback;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A repository that nodes share, asked on threads of its own, since it may hang while the platform waits for an answer.
 * It is waited for as long as it answers in time. Once it did not, nobody waits until it does again; it is told all the
 * same, as far as there is room.
 */
public final class TimelyRepository extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(TimelyRepository.class);
    /** The platform waits 5 seconds for the answer to a callback (doc/96466). */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** So many questions are under way at once, and hang at most: each may hold a connection that others want, too. */
    static final int MOST_QUESTIONS = 4;

    private final IdempotentRepository repository;
    private final ExecutorServiceManager executors;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Semaphore room = new Semaphore(MOST_QUESTIONS);
    private final AtomicBoolean away = new AtomicBoolean();
    private ExecutorService threads;

    public TimelyRepository(IdempotentRepository repository, ExecutorServiceManager executors) {
        this(repository, executors, PATIENCE, System::nanoTime);
    }

    TimelyRepository(
                     IdempotentRepository repository, ExecutorServiceManager executors, Duration patience,
                     LongSupplier nanoTime) {
        this.repository = repository;
        this.executors = executors;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doStart() {
        threads = executors.newCachedThreadPool(this, "WecomKfCallbackRepository");
    }

    @Override
    protected void doStop() {
        executors.shutdownNow(threads);
    }

    /** Adds a key. */
    Entry add(String key) {
        long until = nanoTime.getAsLong() + (away.get() ? 0 : patience.toNanos());
        Entry entry = new Entry(key, until);
        entry.isNew = ask(entry::add, until).orElse(true);
        return entry;
    }

    /** A key that was added, or will be once the repository comes to it. */
    final class Entry {

        private final String key;
        private final long until;
        /** By the repository that it has the key, or before that by whoever wants it removed. */
        private final AtomicBoolean settled = new AtomicBoolean();
        private volatile boolean isOurs;
        private boolean isNew;

        private Entry(String key, long until) {
            this.key = key;
            this.until = until;
        }

        /** Whether nobody had added it before, as far as the repository said so in time. */
        boolean isNew() {
            return isNew;
        }

        /** Also when it is added only later. */
        void remove() {
            if (!settled.compareAndSet(false, true) && isOurs) {
                ask(() -> repository.remove(key), until);
            }
        }

        private boolean add() {
            isOurs = addUnlessThere();
            if (!settled.compareAndSet(false, true) && isOurs) {
                repository.remove(key);
            }
            return isOurs;
        }

        /** Of two nodes that add a key at the same moment, a database lets one and fails the other. */
        private boolean addUnlessThere() {
            try {
                return repository.add(key);
            } catch (RuntimeException e) {
                if (repository.contains(key)) {
                    return false;
                }
                throw e;
            }
        }
    }

    /** Empty when it is not answered in time. */
    private Optional<Boolean> ask(BooleanSupplier question, long until) {
        long left = left(until);
        try {
            if (room.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                return Optional.of(submit(question).get(left(until), TimeUnit.NANOSECONDS));
            }
            gaveUpAfter(left);
        } catch (TimeoutException e) {
            gaveUpAfter(left);
        } catch (ExecutionException | RejectedExecutionException e) {
            // told where it failed, unless this component stops
            LOG.debug("A callback was not looked up in the callbackRepository", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Future<Boolean> submit(BooleanSupplier question) {
        try {
            return threads.submit(() -> timed(question));
        } catch (RejectedExecutionException e) {
            room.release();
            throw e;
        }
    }

    private long left(long until) {
        return Math.max(0, until - nanoTime.getAsLong());
    }

    private void gaveUpAfter(long nanos) {
        // who did not wait has learnt nothing
        if (nanos > 0) {
            gone("did not answer within " + patience);
        }
    }

    private boolean timed(BooleanSupplier question) {
        long begin = nanoTime.getAsLong();
        try {
            boolean answer = question.getAsBoolean();
            if (nanoTime.getAsLong() - begin <= patience.toNanos()) {
                back();
            }
            return answer;
        } catch (RuntimeException | Error e) {
            gone("failed with " + e.getClass().getName());
            throw e;
        } finally {
            room.release();
        }
    }

    private void gone(String why) {
        if (away.compareAndSet(false, true)) {
            LOG.warn(
                    "The callbackRepository {}. Until it answers in time again, callbacks are answered and processed without it:"
                     + " each node still knows those that it took itself, and one that comes again at another is processed there",
                    why);
        }
    }

    private void back() {
        if (away.compareAndSet(true, false)) {
            LOG.info("The callbackRepository answers in time again");
        }
    }
}
