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
package io.github.camelwecom.kf.example;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.camel.ExchangeProperty;
import org.apache.camel.Handler;
import org.apache.camel.Header;

/**
 * Tells on the console what happened, one line each: who, what came in, which ticket, what was answered.
 */
public final class Narrator {

    private static final int WORDS_WIDTH = 46;

    private final PrintStream console;
    private final Semaphore told = new Semaphore(0);

    public Narrator(PrintStream console) {
        this.console = console;
    }

    @Handler
    public void tell(
            @ExchangeProperty("customer") String customer, @ExchangeProperty("words") String words,
            @Header("Ticket") Map<String, Object> ticket, @ExchangeProperty("answer") String answer) {
        String number = ticket == null ? "" : "#" + ticket.get("ID");
        console.printf("  %-8s %s %-6s -> %s%n", customer, column(words), number, answer);
        told.release();
    }

    /** Cuts or fills to the width of the column, in which a Chinese character takes two places. */
    private static String column(String words) {
        StringBuilder column = new StringBuilder();
        int width = 0;
        for (int character : words.replace('\n', ' ').codePoints().toArray()) {
            int places = Character.isIdeographic(character) || character >= 0xFF00 ? 2 : 1;
            if (width + places > WORDS_WIDTH) {
                break;
            }
            column.appendCodePoint(character);
            width += places;
        }
        return column.append(" ".repeat(WORDS_WIDTH - width)).toString();
    }

    /** Waits until so many lines more were told. */
    boolean awaitLines(int lines, long seconds) throws InterruptedException {
        return told.tryAcquire(lines, seconds, TimeUnit.SECONDS);
    }
}
