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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.camelwecom.kf.model.message.KfMessage;
import io.github.camelwecom.kf.progress.Delivery;

/**
 * One page of messages being worked off, customer by customer. Its dispatcher's lock guards it.
 */
final class Page {

    /** The key of what concerns no customer, such as an event about a servicer. */
    private static final String NO_CUSTOMER = "";

    private final String cursor;
    private final String nextCursor;
    private final boolean hasMore;
    private final Map<String, CustomerQueue> customers = new LinkedHashMap<>();
    private final Set<String> messageKeys = new HashSet<>();
    private int unfinished;
    private boolean readAgain;

    /**
     * @param cursor that the page was asked with
     */
    Page(String cursor, List<KfMessage> messages, String nextCursor, boolean hasMore) {
        this.cursor = cursor;
        this.nextCursor = nextCursor;
        this.hasMore = hasMore;
        messages.forEach(this::add);
        unfinished = customers.size();
    }

    private void add(KfMessage message) {
        String customer = message.externalUserId() == null ? NO_CUSTOMER : message.externalUserId();
        customers.computeIfAbsent(customer, first -> new CustomerQueue(this)).add(message);
        messageKeys.add(MessageKey.of(message));
    }

    /** Before its messages are handed out. */
    void dropSentUntil(Instant instant) {
        customers.values().forEach(customer -> customer.dropSentUntil(instant));
        customers.values().removeIf(CustomerQueue::isEmpty);
        unfinished = customers.size();
    }

    /** Its messages may have been processed before, though nothing remembers it. */
    void isReadAgain() {
        readAgain = true;
    }

    Delivery delivery(Delivery remembered) {
        return readAgain ? Delivery.REPEATED : remembered;
    }

    Collection<CustomerQueue> customers() {
        return customers.values();
    }

    boolean contains(String messageKey) {
        return messageKeys.contains(messageKey);
    }

    /** Customers who have messages in both pages get those of the earlier one first. */
    void follow(Page earlier) {
        customers.forEach((customer, queue) -> {
            CustomerQueue before = earlier.customers.get(customer);
            if (before != null && !before.isFinished()) {
                before.followedBy(queue);
            }
        });
    }

    void customerFinished() {
        unfinished--;
    }

    boolean isFinished() {
        return unfinished == 0;
    }

    /** An empty cursor means nothing new, and the old one stays good. */
    boolean movesOn() {
        return nextCursor != null && !nextCursor.isEmpty() && !nextCursor.equals(cursor);
    }

    /** The cursor to go on from. */
    String cursorBehind() {
        return movesOn() ? nextCursor : cursor;
    }

    boolean hasMore() {
        return hasMore;
    }

    boolean isNothingNew() {
        return customers.isEmpty() && !movesOn();
    }
}
