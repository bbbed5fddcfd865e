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

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A route whose messages wait or fail as a test says, and which watches who is in it.
 */
final class GatedRoute implements Processor {

    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> inside = ConcurrentHashMap.newKeySet();
    private final List<String> overlaps = new CopyOnWriteArrayList<>();
    private final List<Visit> begun = new CopyOnWriteArrayList<>();
    private final List<Visit> finished = new CopyOnWriteArrayList<>();
    private final AtomicInteger mostInside = new AtomicInteger();

    /** @param redelivered whether it was marked as such */
    record Visit(String customer, String text, boolean redelivered) {
    }

    /** Messages with this text wait until it is opened. */
    void close(String text) {
        gates.put(text, new CountDownLatch(1));
    }

    void open(String text) {
        gates.remove(text).countDown();
    }

    /** Messages with this text fail until they are told to recover. */
    void fail(String text) {
        failing.add(text);
    }

    void recover(String text) {
        failing.remove(text);
    }

    List<String> begun() {
        return begun.stream().map(Visit::text).toList();
    }

    List<String> finished() {
        return finished.stream().map(Visit::text).toList();
    }

    List<String> finishedOf(String customer) {
        return finished.stream().filter(visit -> visit.customer().equals(customer)).map(Visit::text).toList();
    }

    Map<String, List<String>> finishedByCustomer() {
        return finished.stream()
                .collect(Collectors.groupingBy(Visit::customer, Collectors.mapping(Visit::text, Collectors.toList())));
    }

    List<Boolean> redeliveredMarksOf(String text) {
        return begun.stream().filter(visit -> visit.text().equals(text)).map(Visit::redelivered).toList();
    }

    List<Boolean> redeliveredMarks() {
        return begun.stream().map(Visit::redelivered).toList();
    }

    int mostInside() {
        return mostInside.get();
    }

    /** What was begun so far. */
    void forget() {
        begun.clear();
    }

    /** Customers of whom two messages were in the route at the same time. */
    List<String> overlaps() {
        return overlaps;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Visit visit = visit(exchange);
        begun.add(visit);
        if (!inside.add(visit.customer())) {
            overlaps.add(visit.customer());
        }
        mostInside.accumulateAndGet(inside.size(), Math::max);
        try {
            pass(visit);
            finished.add(visit);
        } finally {
            inside.remove(visit.customer());
        }
    }

    private void pass(Visit visit) throws InterruptedException {
        CountDownLatch gate = gates.get(visit.text());
        if (gate != null && !gate.await(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody opened " + visit.text());
        }
        if (failing.contains(visit.text())) {
            throw new IllegalStateException("not now");
        }
    }

    private static Visit visit(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String text = body instanceof TextMessage message
                ? message.text().content() : exchange.getMessage().getHeader(
                        WecomKfConstants.MESSAGE_ID, "no id", String.class);
        String customer = exchange.getMessage().getHeader(WecomKfConstants.EXTERNAL_USER_ID, "nobody", String.class);
        return new Visit(
                customer, text, exchange.getMessage().getHeader(WecomKfConstants.REDELIVERED, false, Boolean.class));
    }
}
