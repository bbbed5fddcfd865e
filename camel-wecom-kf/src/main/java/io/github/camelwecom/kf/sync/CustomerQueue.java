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
import java.util.Queue;

import io.github.camelwecom.kf.model.message.KfMessage;

/**
 * The messages of one customer in one page, handed out one at a time. Its dispatcher's lock guards it, except that
 * whoever took it may read its head.
 */
final class CustomerQueue {

    private final Queue<KfMessage> messages = new ArrayDeque<>();
    private final Page page;
    private CustomerState state = CustomerState.READY;
    private CustomerQueue follower;
    private int failuresOfHead;
    private int interruptionsOfHead;

    CustomerQueue(Page page) {
        this.page = page;
    }

    void add(KfMessage message) {
        messages.add(message);
    }

    /** What says no time counts as sent now. */
    void dropSentUntil(Instant instant) {
        messages.removeIf(message -> message.sendTime() != null && !message.sendTime().isAfter(instant));
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    Page page() {
        return page;
    }

    KfMessage head() {
        return messages.peek();
    }

    int failuresOfHead() {
        return failuresOfHead;
    }

    int interruptionsOfHead() {
        return interruptionsOfHead;
    }

    boolean isReady() {
        return state == CustomerState.READY;
    }

    boolean isBusy() {
        return state == CustomerState.BUSY;
    }

    boolean isFinished() {
        return state == CustomerState.FINISHED;
    }

    /** The messages of the same customer in the next page have to wait for these. */
    void followedBy(CustomerQueue next) {
        next.state = next.state.onFollowing();
        follower = next;
    }

    CustomerQueue follower() {
        return follower;
    }

    void taken() {
        state = state.onTaken();
    }

    void processed() {
        messages.remove();
        failuresOfHead = 0;
        interruptionsOfHead = 0;
        state = messages.isEmpty() ? state.onLastProcessed() : state.onProcessed();
    }

    void failed() {
        failuresOfHead++;
        state = state.onFailed();
    }

    /** The engine was at fault, not the message. */
    void interrupted() {
        interruptionsOfHead++;
        state = state.onFailed();
    }

    /** It failed too often and gets all its tries anew. */
    void forgiven() {
        failuresOfHead = 0;
        state = state.onFailed().onTurn();
    }

    void hasItsTurn() {
        state = state.onTurn();
    }
}
