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

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is remembered of the messages behind an account's cursor: which of them were begun, and which are done. Knows
 * nothing of where that is kept. The lock of its {@link AccountProgress} guards it.
 */
public final class DeliveryLedger {

    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> done = new LinkedHashSet<>();

    public boolean isDone(String messageKey) {
        return done.contains(messageKey);
    }

    /** Returns whether the message was begun before and never done. */
    public Delivery started(String messageKey) {
        return started.add(messageKey) ? Delivery.FIRST : Delivery.REPEATED;
    }

    /** It is not handed out after all. */
    public void notStarted(String messageKey) {
        started.remove(messageKey);
    }

    public void done(String messageKey) {
        started.remove(messageKey);
        done.add(messageKey);
    }

    /** A ledger of the messages that are still needed behind a new cursor. This one stays as it is. */
    public DeliveryLedger keeping(Predicate<String> stillNeeded) {
        DeliveryLedger kept = new DeliveryLedger();
        started.stream().filter(stillNeeded).forEach(kept.started::add);
        done.stream().filter(stillNeeded).forEach(kept.done::add);
        return kept;
    }

    /** Begun and not done. */
    public void forEachStarted(Consumer<String> messageKey) {
        started.forEach(messageKey);
    }

    public void forEachDone(Consumer<String> messageKey) {
        done.forEach(messageKey);
    }
}
