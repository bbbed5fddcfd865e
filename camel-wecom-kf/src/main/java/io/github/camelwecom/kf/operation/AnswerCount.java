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
package io.github.camelwecom.kf.operation;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.camel.Exchange;

/**
 * Numbers the answers that each step of a route gives while a message is with the route once. It travels as a property
 * of the exchange, so that copies of the exchange, such as those of parallel branches, are counted with it.
 */
public final class AnswerCount {

    private static final String PROPERTY = "CamelWecomKfAnswerCount";

    private final ConcurrentMap<AnswerStep, Integer> begun = new ConcurrentHashMap<>();
    private final ConcurrentMap<Unsent, Integer> unsent = new ConcurrentHashMap<>();

    private AnswerCount() {
    }

    /** Has all answers counted together that are given in this exchange and in copies of it, made from now on. */
    public static AnswerCount begin(Exchange exchange) {
        AnswerCount count = new AnswerCount();
        exchange.setProperty(PROPERTY, count);
        return count;
    }

    /** Null if none was begun. */
    static AnswerCount of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, AnswerCount.class);
    }

    /**
     * The number of the step's next answer, from 0. A step that failed and is made again in the same exchange, such as
     * by Camel's error handler, has the same number again.
     */
    int next(AnswerStep step, Exchange exchange) {
        return unsent.computeIfAbsent(new Unsent(step, exchange.getExchangeId()),
                none -> begun.merge(step, 1, Integer::sum) - 1);
    }

    void sent(AnswerStep step, Exchange exchange) {
        unsent.remove(new Unsent(step, exchange.getExchangeId()));
    }

    private record Unsent(AnswerStep step, String exchangeId) {
    }
}
