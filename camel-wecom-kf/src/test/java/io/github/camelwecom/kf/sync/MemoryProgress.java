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

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.camelwecom.kf.progress.AccountProgress;
import io.github.camelwecom.kf.progress.Delivery;
import io.github.camelwecom.kf.progress.KeptEntry;
import io.github.camelwecom.kf.progress.KeptMessage;
import io.github.camelwecom.kf.progress.Parking;

/**
 * Progress that nothing outlives, for tests of what is told to it.
 */
class MemoryProgress implements AccountProgress {

    final Map<String, KeptMessage> kept = new LinkedHashMap<>();
    final Map<String, Parking> parked = new LinkedHashMap<>();
    final Set<String> done = Collections.synchronizedSet(new LinkedHashSet<>());
    final List<String> cursors = new ArrayList<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private Instant firstSeen;
    boolean uncertain;

    @Override
    public String cursor() {
        return cursors.isEmpty() ? null : cursors.get(cursors.size() - 1);
    }

    @Override
    public Instant firstSeen() {
        return firstSeen;
    }

    @Override
    public void seen(Instant at) {
        firstSeen = at;
    }

    @Override
    public boolean isUncertain() {
        return uncertain;
    }

    @Override
    public void caughtUp() {
        uncertain = false;
    }

    @Override
    public boolean isDone(String messageKey) {
        return done.contains(messageKey);
    }

    @Override
    public Delivery started(String messageKey) {
        return started.add(messageKey) ? Delivery.FIRST : Delivery.REPEATED;
    }

    @Override
    public void processed(String messageKey) {
        done(messageKey);
    }

    @Override
    public void force() {
        // nothing here outlives the process
    }

    @Override
    public void done(String messageKey) {
        done.add(messageKey);
        kept.remove(messageKey);
        parked.remove(messageKey);
    }

    @Override
    public void commit(String cursor, List<KeptMessage> newlyKept, Predicate<String> stillNeeded) {
        keep(newlyKept);
        cursors.add(cursor);
    }

    @Override
    public void keep(List<KeptMessage> messages) {
        messages.forEach(message -> kept.putIfAbsent(message.messageKey(), message));
    }

    @Override
    public void park(String messageKey, Parking parking) {
        parked.put(messageKey, parking);
    }

    @Override
    public void unpark(String messageKey) {
        parked.remove(messageKey);
    }

    @Override
    public List<KeptEntry> kept() {
        return kept.values().stream().map(message -> new KeptEntry(
                message.messageKey(), message.customer(), message.json().length(), parked.get(message.messageKey()))).toList();
    }

    @Override
    public String json(String messageKey) {
        return kept.get(messageKey).json();
    }

    @Override
    public long keptBytes() {
        return kept.values().stream().mapToLong(message -> message.json().length()).sum();
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public void close() {
        // nothing to let go of
    }
}
