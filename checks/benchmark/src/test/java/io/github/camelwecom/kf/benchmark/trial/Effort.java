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
package io.github.camelwecom.kf.benchmark.trial;

import java.time.Duration;

/**
 * How long a trial works.
 *
 * @param warmUp   before anything is measured, at least
 * @param measured after that
 * @param messages the most that a backlog has
 */
public record Effort(Duration warmUp, Duration measured, int messages) {

    /** To measure. */
    public static final Effort FULL = new Effort(Duration.ofSeconds(8), Duration.ofSeconds(4), 100_000);
    /** To see that it runs: what is measured means nothing. */
    public static final Effort MOMENT = new Effort(Duration.ofMillis(20), Duration.ofMillis(50), 300);

    private static final Duration BACKLOG = Duration.ofSeconds(8);

    /** The same, but for the number of messages. */
    public Effort withMessages(int number) {
        return new Effort(warmUp, measured, number);
    }

    /** The same with time enough to drain a backlog, which ends as soon as it is drained. */
    public Effort forBacklog() {
        return new Effort(forBacklog(warmUp), forBacklog(measured), messages);
    }

    private static Duration forBacklog(Duration other) {
        return other.compareTo(BACKLOG) < 0 ? BACKLOG : other;
    }

    /** The same for a longer time. */
    public Effort times(int factor) {
        return new Effort(warmUp.multipliedBy(factor), measured.multipliedBy(factor), messages);
    }

    String[] asArguments() {
        return new String[] { warmUp.toString(), measured.toString(), Integer.toString(messages) };
    }

    static Effort parse(String warmUp, String measured, String messages) {
        return new Effort(Duration.parse(warmUp), Duration.parse(measured), Integer.parseInt(messages));
    }
}
