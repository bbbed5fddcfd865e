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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The messages of one customer that are not done, handed out one at a time in the order in which they came. Its
 * {@link Backlog}'s lock guards it.
 */
final class CustomerLine {

    private final String customer;
    private final Deque<PendingMessage> messages = new ArrayDeque<>();
    private CustomerState state = CustomerState.READY;
    private Instant takenAt;

    CustomerLine(String customer) {
        this.customer = customer;
    }

    String customer() {
        return customer;
    }

    void add(PendingMessage message) {
        messages.add(message);
    }

    /** At the place where it was, but not before one that is being handed out. */
    void giveBack(PendingMessage message) {
        List<PendingMessage> inOrder = new ArrayList<>(messages);
        PendingMessage inRoute = state.isTaken() ? inOrder.remove(0) : null;
        inOrder.add(message);
        inOrder.sort(Comparator.comparingLong(PendingMessage::sequence));
        messages.clear();
        if (inRoute != null) {
            messages.add(inRoute);
        }
        messages.addAll(inOrder);
    }

    PendingMessage head() {
        return messages.peek();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    CustomerState state() {
        return state;
    }

    /** Whether its next message is not done soon: it waits for another try, or has been in the route since a moment. */
    boolean isStuckSince(Instant moment) {
        return state.waits() || state == CustomerState.BUSY && takenAt.isBefore(moment);
    }

    /** When its head was handed out last. */
    Instant takenAt() {
        return takenAt;
    }

    void take(Instant now) {
        state = state.onTaken();
        takenAt = now;
    }

    /** Its head was processed, which is written down. */
    void written() {
        state = state.onWritten();
    }

    /** Its head is done, or set aside. */
    PendingMessage removeHead() {
        state = state.onDone();
        return messages.remove();
    }

    void rest() {
        state = state.onFailed();
    }

    void hold() {
        state = state.onHeld();
    }

    /** Its head may be handed out again. */
    void makeReady() {
        state = state.onTurn();
    }
}
