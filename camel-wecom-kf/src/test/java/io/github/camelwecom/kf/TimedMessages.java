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

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.github.camelwecom.kf.model.message.TextMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The end of a route, which knows how long each message took from its writing to here.
 */
final class TimedMessages implements Processor {

    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final Map<String, Duration> waits = new ConcurrentHashMap<>();

    /** A message with this text is about to be written. */
    void written(String text) {
        written.put(text, System.nanoTime());
    }

    @Override
    public void process(Exchange exchange) {
        String text = exchange.getMessage().getBody(TextMessage.class).text().content();
        waits.putIfAbsent(text, Duration.ofNanos(System.nanoTime() - written.get(text)));
    }

    boolean has(String text) {
        return waits.containsKey(text);
    }

    long count(Predicate<String> texts) {
        return waits.keySet().stream().filter(texts).count();
    }

    Duration longest(Predicate<String> texts) {
        return waits.entrySet().stream().filter(wait -> texts.test(wait.getKey())).map(Map.Entry::getValue)
                .max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}
