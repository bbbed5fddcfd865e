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

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is remembered of an account: its cursor, which messages behind that were begun or are done, and which before it
 * are kept. Knows nothing of where that is stored, and not what is in the messages. The lock of its
 * {@link AccountProgress} guards it.
 */
public final class DeliveryLedger implements ProgressLines {

    /** What a line about a message may take, but for its JSON: an id of 128 characters at most, and a word or two. */
    private static final int MOST_BYTES_PER_LINE = 200;

    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, KeptEntry> kept = new LinkedHashMap<>();
    private String cursor;
    private Instant firstSeen;
    private long keptBytes;
    private boolean complete;
    /** Null while nobody hands out messages. */
    private String inUseSince;

    @Override
    public void cursor(String newCursor) {
        cursor = newCursor;
    }

    /** Null for an account that was never read. */
    public String cursor() {
        return cursor;
    }

    @Override
    public void seen(Instant at) {
        firstSeen = at;
    }

    /** Null for an account that nobody looked at. */
    public Instant firstSeen() {
        return firstSeen;
    }

    @Override
    public void started(String messageKey) {
        started.add(messageKey);
    }

    /** Whether the message was begun and is not done. */
    public boolean isStarted(String messageKey) {
        return started.contains(messageKey);
    }

    /** It is not handed out after all. */
    public void notStarted(String messageKey) {
        started.remove(messageKey);
    }

    @Override
    public void done(String messageKey) {
        started.remove(messageKey);
        notKept(messageKey);
        done.add(messageKey);
    }

    public boolean isDone(String messageKey) {
        return done.contains(messageKey);
    }

    /** Its JSON must be as it is stored: that is what is counted. */
    @Override
    public void kept(KeptMessage message) {
        kept(new KeptEntry(message.messageKey(), message.customer(), message.json().length(), null));
    }

    /** A message that is kept where it need not be read for that. */
    public void kept(KeptEntry entry) {
        done.remove(entry.messageKey());
        notKept(entry.messageKey());
        keptBytes += entry.bytes();
        kept.put(entry.messageKey(), entry);
    }

    /** It is not kept after all. */
    public void notKept(String messageKey) {
        KeptEntry entry = kept.remove(messageKey);
        if (entry != null) {
            keptBytes -= entry.bytes();
        }
    }

    public boolean isKept(String messageKey) {
        return kept.containsKey(messageKey);
    }

    public boolean isNothingKept() {
        return kept.isEmpty();
    }

    /** Null when it is not kept. */
    public KeptEntry keptEntry(String messageKey) {
        return kept.get(messageKey);
    }

    @Override
    public void parked(String messageKey, Parking parking) {
        kept.computeIfPresent(messageKey, (key, entry) -> entry.with(parking));
    }

    @Override
    public void unparked(String messageKey) {
        parked(messageKey, null);
    }

    /** In the order in which they were kept. */
    public List<KeptEntry> kept() {
        return new ArrayList<>(kept.values());
    }

    public long keptBytes() {
        return keptBytes;
    }

    @Override
    public void inUseSince(String era) {
        inUseSince = era;
    }

    @Override
    public void atRest() {
        inUseSince = null;
    }

    /** In which era of the disk messages were handed out last; null when all that was begun then is known. */
    public String inUseSince() {
        return inUseSince;
    }

    @Override
    public void complete() {
        complete = true;
    }

    /** Whether nothing is missing that once was known. */
    public boolean isComplete() {
        return complete;
    }

    /** It is not known after all whether something is missing. */
    public void incomplete() {
        complete = false;
    }

    /** Forgets of which messages nobody needs to know whether they were begun or done. */
    public void forgetAllBut(Predicate<String> stillNeeded) {
        started.removeIf(key -> !kept.containsKey(key) && !stillNeeded.test(key));
        done.removeIf(key -> !stillNeeded.test(key));
    }

    /** All but the cursor and the kept messages, and to be told behind these. */
    public void tellTheRest(ProgressLines lines) {
        if (firstSeen != null) {
            lines.seen(firstSeen);
        }
        if (inUseSince != null) {
            lines.inUseSince(inUseSince);
        }
        started.forEach(lines::started);
        done.forEach(lines::done);
        kept.values().stream().filter(entry -> entry.parking() != null)
                .forEach(entry -> lines.parked(entry.messageKey(), entry.parking()));
        if (complete) {
            lines.complete();
        }
    }

    /** How long a text may be that tells no more than is remembered. */
    public long mostBytes() {
        return keptBytes + MOST_BYTES_PER_LINE * (1L + started.size() + done.size() + 2L * kept.size());
    }
}
