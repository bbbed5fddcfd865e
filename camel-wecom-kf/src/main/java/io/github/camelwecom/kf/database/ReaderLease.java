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
package io.github.camelwecom.kf.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Which of several nodes reads. Who holds the lease says so again and again; another one may take it once it has seen
 * nothing new for as long as the holder allows. Each node measures that with a clock that only runs, its own: what time
 * it is, here, on another node or in the database, is of no matter. A node that was frozen notices when it goes on,
 * before it does anything, since the clock ran meanwhile.
 */
public final class ReaderLease {

    private final ReaderTable table;
    private final String holder;
    private final Duration silence;
    private final InstantSource clock;
    private final LongSupplier nanoTime;

    /** One thread after the other asks the database. */
    private final Lock asking = new ReentrantLock();
    // These change while it is locked, and are read at any time.
    private volatile Observation observed;
    private volatile Hold hold;

    /**
     * @param holder  names this node, and no other, also after a restart
     * @param silence how long this node may be silent when it holds the lease
     */
    ReaderLease(ReaderTable table, String holder, Duration silence, InstantSource clock, LongSupplier nanoTime) {
        this.table = table;
        this.holder = holder;
        this.silence = silence;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** What was seen last that was new, and when. */
    private record Observation(ReaderTable.Row row, long at) {
        long freeFrom() {
            return row.holder() == null ? at : at + Duration.ofMillis(row.silenceMillis()).toNanos();
        }
    }

    /** That this node has it, since when, and until when if it says nothing more. */
    private record Hold(long turn, Instant since, long until) {
    }

    /** Whether this node may read at this moment. Asks nobody. */
    public boolean isHeld() {
        Hold now = hold;
        return now != null && nanoTime.getAsLong() - now.until() < 0;
    }

    /**
     * Looks whether it can be had, and takes it.
     *
     * @throws java.io.UncheckedIOException when the database cannot be asked
     */
    public boolean tryToTake() {
        asking.lock();
        try {
            Optional<ReaderTable.Row> row = table.read();
            return row.isEmpty() ? take(0, -1) : isFree(row.get()) && take(row.get().turn() + 1, row.get().beat());
        } finally {
            asking.unlock();
        }
    }

    private boolean isFree(ReaderTable.Row row) {
        if (observed == null || !row.equals(observed.row())) {
            // after it was read: its holder counts from before it was written
            observed = new Observation(row, nanoTime.getAsLong());
        }
        return nanoTime.getAsLong() - observed.freeFrom() >= 0;
    }

    /** @param beat that of the row which is to be changed, negative when there is none yet */
    private boolean take(long turn, long beat) {
        long before = nanoTime.getAsLong();
        Instant since = clock.instant();
        boolean taken = beat < 0
                ? table.create(holder, silence.toMillis(), since)
                : table.take(holder, silence.toMillis(), since, beat);
        if (taken) {
            hold = new Hold(turn, since, before + silence.toNanos());
        }
        return taken;
    }

    /**
     * Says that this node is there.
     *
     * @return                              false when another node took the lease: it is not this one's any more
     * @throws java.io.UncheckedIOException when the database cannot be told: this node may read on while
     *                                      {@link #isHeld}
     */
    public boolean renew() {
        asking.lock();
        try {
            Hold before = hold;
            if (before == null) {
                return false;
            }
            long now = nanoTime.getAsLong();
            boolean renewed = table.beat(holder, before.turn());
            hold = renewed ? new Hold(before.turn(), before.since(), now + silence.toNanos()) : null;
            return renewed;
        } finally {
            asking.unlock();
        }
    }

    /**
     * Gives it back, for another node to take it at once.
     *
     * @throws java.io.UncheckedIOException when the database cannot be told: others wait until the silence is over
     */
    public void release() {
        asking.lock();
        try {
            Hold before = hold;
            hold = null;
            if (before != null) {
                table.release(holder, before.turn());
            }
        } finally {
            asking.unlock();
        }
    }

    /** Who reads, as far as this node knows. */
    public Optional<ReaderReport> report() {
        Hold ours = hold;
        if (ours != null) {
            return Optional.of(new ReaderReport(holder, true, ours.since(), instant(ours.until())));
        }
        return Optional.ofNullable(observed).filter(last -> last.row().holder() != null).map(last -> new ReaderReport(
                last.row().holder(), false, last.row().since(), instant(last.freeFrom())));
    }

    private Instant instant(long nanos) {
        return clock.instant().plusNanos(nanos - nanoTime.getAsLong());
    }

    /** How long this node may be silent. */
    public Duration silence() {
        return silence;
    }
}
