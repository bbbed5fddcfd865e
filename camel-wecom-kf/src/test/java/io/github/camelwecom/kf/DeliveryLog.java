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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@link CrashingApplication} wrote in all its lives.
 */
final class DeliveryLog {

    /** The life in which each message was delivered last, the first one being 0. */
    private final Map<String, Integer> seen = new HashMap<>();
    /** Each customer's messages as they were delivered first. */
    private final Map<String, List<String>> delivered = new HashMap<>();
    private final Set<String> strayRepeats = new HashSet<>();
    /** By the life that ended while they were processed: some come again only in the life after the next. */
    private final List<Integer> repeatsPerLife = new ArrayList<>(List.of(0));
    private final StringBuilder unfinished = new StringBuilder();
    private int unmarkedRepeats;
    private int mostInFlight;

    /** Takes in the lines that came since the last time; the last one may still be half of one. */
    DeliveryLog read(BufferedReader lines) {
        try {
            for (int next = lines.read(); next >= 0; next = lines.read()) {
                if (next == '\n') {
                    add(unfinished.toString().split(" "));
                    unfinished.setLength(0);
                } else {
                    unfinished.append((char) next);
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] words) {
        add(words[0], words[1], Boolean.parseBoolean(words[2]));
        mostInFlight = Math.max(mostInFlight, Integer.parseInt(words[3]));
    }

    void add(String msgId, String customer, boolean marked) {
        List<String> before = delivered.computeIfAbsent(customer, first -> new ArrayList<>());
        Integer lifeBefore = seen.put(msgId, lives());
        if (lifeBefore == null) {
            before.add(msgId);
            return;
        }
        repeatsPerLife.set(lifeBefore, repeatsPerLife.get(lifeBefore) + 1);
        unmarkedRepeats += marked ? 0 : 1;
        if (!before.get(before.size() - 1).equals(msgId)) {
            strayRepeats.add(customer);
        }
    }

    void lifeIsOver() {
        repeatsPerLife.add(0);
    }

    int lives() {
        return repeatsPerLife.size() - 1;
    }

    int distinct() {
        return seen.size();
    }

    List<Integer> repeatsPerLife() {
        return repeatsPerLife;
    }

    int unmarkedRepeats() {
        return unmarkedRepeats;
    }

    int mostInFlight() {
        return mostInFlight;
    }

    long lostOf(Map<String, List<String>> written) {
        return written.values().stream().flatMap(List::stream).filter(msgId -> !seen.containsKey(msgId)).count();
    }

    /**
     * Customers whose messages did not come in the order they were written, or to whom an earlier message came again.
     */
    Set<String> outOfOrder(Map<String, List<String>> written) {
        Set<String> customers = new HashSet<>(strayRepeats);
        written.forEach((customer, msgIds) -> {
            if (!msgIds.equals(delivered.get(customer))) {
                customers.add(customer);
            }
        });
        return customers;
    }
}
