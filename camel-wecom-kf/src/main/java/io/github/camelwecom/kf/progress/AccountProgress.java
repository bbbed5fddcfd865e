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
package io.github.camelwecom.kf.progress;

import java.io.Closeable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far one account has been read: the cursor behind which everything is still to be read; the messages before that
 * cursor that are not done, and are therefore kept; and the ids of those behind it that are done or were begun. Written
 * before a customer's next message is handed out, so that a restart repeats only what was in flight. Safe for several
 * threads.
 * <p>
 * What a method calls durable is on the disk when it returns, together with all that was written before, and survives a
 * failure of the power. When it throws, the change may be found there after a crash, but does not count here, with the
 * exception of {@link #done}: what was done stays done.
 * <p>
 * Every method that writes throws {@link UncheckedIOException}, or what a repository throws, when nothing can be
 * written at present; {@link AccountInUseException} when another reader has taken the account;
 * {@link IllegalStateException} once it is closed.
 */
public interface AccountProgress extends Closeable {

    /**
     * The cursor behind the last committed page, or null for an account that was never read.
     */
    String cursor();

    /**
     * What {@link #seen} recorded, or null.
     */
    Instant firstSeen();

    /**
     * Records durably when this account was first looked at: what was written later is no history, even if nothing was
     * there to give a cursor. Only the first call counts.
     */
    void seen(Instant at);

    /**
     * * Whether progress was kept here before, and what was done is lost: the file was cut, by a full disk or by a
     * person. Messages may then have been processed although nothing remembers it, and are to be marked as repeated.
     * Stays so, also over a restart, until {@link #caughtUp}.
     */
    boolean isUncertain();

    /**
     * Whether the machine failed while messages were handed out, so that what was begun or done since the last
     * {@link #force()} may be forgotten: at most one message of each customer, the next one in order. Stays so, also
     * over a restart, until {@link #caughtUp}.
     */
    default boolean isLastForgotten() {
        return false;
    }

    /**
     * Records durably that nothing comes any more that was there when progress was lost, all of it or the last of it.
     */
    void caughtUp();

    /**
     * Whether this message was processed already. A kept message can be so too, where something besides this progress
     * remembers what was done: {@link #done} then ends it.
     */
    boolean isDone(String messageKey);

    /**
     * Remembers that this message is being handed out, such that it outlives the process. It need not outlive a failure
     * of the power: after that, {@link #isLastForgotten()}.
     *
     * @return whether it was begun before and never done
     */
    Delivery started(String messageKey);

    /**
     * Remembers that this message was processed, such that it outlives the process, and a failure of the power once
     * {@link #force()} was called. One that is kept, or parked, is kept no more.
     */
    void processed(String messageKey);

    /**
     * Makes durable what was remembered before.
     *
     * @throws UncheckedIOException when that cannot be done at present
     */
    void force();

    /**
     * Remembers durably that this message is done. One that is kept, or parked, is kept no more.
     */
    void done(String messageKey);

    /**
     * Moves on: every message before this cursor is done or kept. Durable if anything is newly kept. Otherwise it
     * outlives the process only: an older cursor with the ids of what was done loses nothing and repeats nothing.
     *
     * @param newlyKept   is durable before the cursor; what is done or kept already is left out
     * @param stillNeeded which of the messages done or begun lie behind the new cursor, or may do so. What is kept
     *                    needs no mention
     */
    void commit(String cursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded);

    /**
     * Keeps messages durably without moving the cursor. What is done or kept already is left out.
     */
    void keep(List<KeptMessage> messages);

    /**
     * Sets a kept message aside, durably. Of a message that is not kept nothing is set aside.
     */
    void park(String messageKey, Parking parking);

    /**
     * Takes back, durably, that a message was set aside: it waits again, at its old place in the order.
     */
    void unpark(String messageKey);

    /**
     * The messages that are kept now, in the order in which they were.
     */
    List<KeptEntry> kept();

    /**
     * The JSON of a kept message, read from where it is kept: the same JSON, though not always character by character.
     *
     * @throws UncheckedIOException when it cannot be read at present
     * @throws LostMessageException when it is not kept, or was lost with the place where it was kept
     */
    String json(String messageKey);

    /**
     * How much the JSON of all kept messages takes.
     */
    long keptBytes();

    /**
     * Whether this account is still ours to read. False once the lock on it is lost to another reader, because somebody
     * deleted the lock file: then nothing can be written any more, and only opening it anew may help. Cheap enough to
     * be asked before each pull.
     */
    boolean isOurs();

    /**
     * Where it is kept, in words for an operator.
     */
    String place();

    @Override
    void close();
}
