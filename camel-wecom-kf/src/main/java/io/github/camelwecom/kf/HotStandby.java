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
package io.github.camelwecom.kf;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.database.NewsOutbox;
import io.github.camelwecom.kf.database.NewsTable;
import io.github.camelwecom.kf.database.ReaderLease;
import io.github.camelwecom.kf.database.SharedDatabase;
import io.github.camelwecom.kf.model.callback.CallbackNotice;
import io.github.camelwecom.kf.model.callback.KfAccountAuthChange;
import io.github.camelwecom.kf.model.callback.KfMsgOrEvent;
import io.github.camelwecom.kf.progress.ProgressStore;
import io.github.camelwecom.kf.watch.SharingReport;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.util.InetAddressUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a consumer read while its node holds the lease, and wait otherwise.
 */
final class HotStandby {

    private static final Logger LOG = LoggerFactory.getLogger(HotStandby.class);
    /** A lease that was given back, and news of other nodes, are found this soon. */
    private static final Duration LOOK = Duration.ofMillis(500);
    /** So often the lease could be renewed before it runs out. */
    private static final int BEATS = 3;

    private enum Phase {
        WAITING,
        BEGINNING,
        READING,
        ENDING,
        STOPPING
    }

    /** What is done while the lease is held. */
    interface Reading {

        /** Whether it may begin here, should nobody else read. */
        boolean mayBegin();

        /** @param store what it keeps progress in; whoever reads next goes on from there */
        void begin(ProgressStore store) throws Exception;

        /** Ends what has begun, also if it failed to. */
        void end();

        /** Returns false when it has ended, so that the news are for whoever reads next. */
        boolean told(NewsTable.News news);
    }

    private final String what;
    private final ReaderLease lease;
    private final ProgressStore store;
    private final NewsTable news;
    private final Reading reading;
    private final ExecutorServiceManager executors;
    private final ScheduledExecutorService timer;
    private final ExecutorService worker;
    private final ExecutorService messenger;
    private final NewsOutbox outbox;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private volatile String problem;
    /** Only the timer's thread touches it. */
    private long renewedAt;

    private HotStandby(String what, ReaderLease lease, SharedDatabase database, NewsTable news, Reading reading,
                       ExecutorServiceManager executors) {
        this.what = what;
        this.lease = lease;
        this.store = database.progress(lease::isHeld);
        this.news = news;
        this.reading = reading;
        this.executors = executors;
        this.timer = executors.newSingleThreadScheduledExecutor(this, "WecomKfLease");
        this.worker = executors.newSingleThreadExecutor(this, "WecomKfReader");
        this.messenger = executors.newSingleThreadExecutor(this, "WecomKfNews");
        this.outbox = new NewsOutbox(news, messenger);
    }

    static HotStandby of(WecomKfEndpoint endpoint, Reading reading) {
        WecomKfConfiguration options = endpoint.getConfiguration();
        Duration silence = Duration.ofMillis(options.getReaderLease());
        SharedDatabase database = new SharedDatabase(options.getDataSource(), silence.dividedBy(BEATS));
        requireTables(database, options.isCreateTables());
        String accounts = options.getOpenKfId() == null ? "" : "/" + options.getOpenKfId();
        String what = options.getCorpId() + accounts;
        ReaderLease lease = database.lease(what, nodeName(options), silence, endpoint.getComponent().clock());
        return new HotStandby(
                what, lease, database, database.news(options.getCorpId()), reading,
                endpoint.getCamelContext().getExecutorServiceManager());
    }

    /** A database that is away comes back; tables do not come by themselves. */
    private static void requireTables(SharedDatabase database, boolean create) {
        try {
            database.requireTables(create);
        } catch (UncheckedIOException e) {
            LOG.warn("The database of option dataSource cannot be reached, and is asked again until it can: {}",
                    e.getMessage());
        }
    }

    private static String nodeName(WecomKfConfiguration options) {
        return options.getNodeName() == null
                ? InetAddressUtil.getLocalHostNameSafe() + ":" + ProcessHandle.current().pid() : options.getNodeName();
    }

    void start() {
        timer.scheduleWithFixedDelay(this::lookSafely, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            outbox.tryAgain();
            look();
            worksAgain();
        } catch (UncheckedIOException e) {
            fails(e.getMessage());
        } catch (RuntimeException e) {
            // whatever went wrong, who looks no more would never read again, or never stop
            LOG.debug("{} could not be looked at", what, e);
            fails(e.getClass().getName());
        }
    }

    private void look() {
        switch (phase.get()) {
            case WAITING -> tryToBegin();
            case BEGINNING, STOPPING -> stay();
            case READING -> {
                stay();
                passOn();
            }
            default -> {
                // the reading ends, which may take as long as its messages
            }
        }
    }

    private void passOn() {
        if (phase.get() == Phase.READING) {
            news.take().stream().filter(told -> !reading.told(told)).forEach(news::tell);
        }
    }

    private void tryToBegin() {
        if (reading.mayBegin() && lease.tryToTake()) {
            renewedAt = System.nanoTime();
            if (phase.compareAndSet(Phase.WAITING, Phase.BEGINNING)) {
                worker.execute(this::begin);
            }
        }
    }

    private void begin() {
        try {
            LOG.info("{} is read by this node from now on", what);
            reading.begin(store);
            phase.compareAndSet(Phase.BEGINNING, Phase.READING);
        } catch (Exception e) {
            LOG.warn("{} cannot be read by this node, another one may: {}", what, e.getMessage());
            LOG.debug("{} cannot be read by this node", what, e);
            if (phase.compareAndSet(Phase.BEGINNING, Phase.ENDING)) {
                end();
            }
        }
    }

    private void stay() {
        if (System.nanoTime() - renewedAt < lease.silence().toNanos() / BEATS) {
            return;
        }
        long now = System.nanoTime();
        if (lease.renew()) {
            renewedAt = now;
        } else {
            lost();
        }
    }

    private void lost() {
        if (phase.compareAndSet(Phase.BEGINNING, Phase.ENDING) || phase.compareAndSet(Phase.READING, Phase.ENDING)) {
            LOG.warn("{} is read by another node, which has heard nothing of this one for {}", what, lease.silence());
            worker.execute(this::end);
        }
    }

    private void end() {
        reading.end();
        giveBack();
        phase.compareAndSet(Phase.ENDING, Phase.WAITING);
    }

    private void giveBack() {
        try {
            lease.release();
        } catch (UncheckedIOException e) {
            LOG.warn("Another node has to wait {} before it reads {}: {}", lease.silence(), what, e.getMessage());
        }
    }

    /** Holds the lease until everything is written. */
    void stop() {
        phase.set(Phase.STOPPING);
        handOverWhatWaits();
        executors.shutdownGraceful(worker);
        reading.end();
        executors.shutdownNow(timer);
        giveBack();
    }

    private void handOverWhatWaits() {
        outbox.tryAgain();
        executors.shutdownGraceful(messenger);
        if (outbox.size() > 0) {
            LOG.warn("The node that reads {} is not told of news of {} accounts, and finds them after its safetyNetInterval",
                    what, outbox.size());
        }
    }

    private void fails(String reason) {
        if (problem == null) {
            LOG.warn("It cannot be seen which node reads {}, asking again each {}: {}", what, LOOK, reason);
        }
        problem = reason;
    }

    private void worksAgain() {
        if (problem != null) {
            LOG.info("It can be seen again which node reads {}", what);
            problem = null;
        }
    }

    /** Who reads, as far as is known. */
    SharingReport report() {
        return new SharingReport(lease.report(), Optional.ofNullable(problem));
    }

    /**
     * Tells the node that reads.
     *
     * @throws UncheckedIOException when it cannot be told
     */
    void tell(CallbackNotice notice) {
        newsIn(notice).ifPresent(news::tell);
    }

    /** Tells the node that reads as soon as that is possible, and waits for nothing. */
    void tellSoon(CallbackNotice notice) {
        newsIn(notice).ifPresent(outbox::add);
    }

    private static Optional<NewsTable.News> newsIn(CallbackNotice notice) {
        if (notice instanceof KfMsgOrEvent told) {
            return Optional.of(new NewsTable.News(told.openKfId(), told.token()));
        }
        return notice instanceof KfAccountAuthChange ? Optional.of(NewsTable.News.ofAccounts()) : Optional.empty();
    }
}
