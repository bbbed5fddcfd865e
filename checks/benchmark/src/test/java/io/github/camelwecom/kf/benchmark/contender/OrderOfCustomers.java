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
package io.github.camelwecom.kf.benchmark.contender;

import java.util.concurrent.atomic.AtomicIntegerArray;

import io.github.camelwecom.kf.WecomKfConstants;
import org.apache.camel.Message;

/**
 * Sees to it that the messages of each customer of an account come in order and once. The ids of the lean platform end
 * with their numbers.
 */
final class OrderOfCustomers {

    private static final int CUSTOMER_DIGITS = 6;
    private static final int MESSAGE_DIGITS = 10;

    private final AtomicIntegerArray next;

    OrderOfCustomers(int customers) {
        next = new AtomicIntegerArray(customers);
    }

    void check(Message message) {
        int customer = end(message, WecomKfConstants.EXTERNAL_USER_ID, CUSTOMER_DIGITS);
        int number = end(message, WecomKfConstants.MESSAGE_ID, MESSAGE_DIGITS);
        int expected = next.getAndSet(customer, number + 1);
        if (number < expected) {
            throw new IllegalStateException("Message " + number + " came after " + (expected - 1));
        }
    }

    private static int end(Message message, String header, int digits) {
        String text = message.getHeader(header, String.class);
        return Integer.parseInt(text, text.length() - digits, text.length(), 10);
    }
}
