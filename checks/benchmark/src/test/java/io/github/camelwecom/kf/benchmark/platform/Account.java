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
package io.github.camelwecom.kf.benchmark.platform;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ids of accounts say how the platform answers for them, so that it need not remember anything.
 */
public final class Account {

    static final String BACKLOG = "wkLog";
    static final String FAR = "wkFar";
    static final String LIVE = "wkLive";
    static final String SLOW = "wkSlow";
    static final String IDLE = "wkIdle";
    private static final String SEPARATOR = "-";

    private Account() {
    }

    /**
     * Has so many messages of so many customers, who write in no order; with another number it is another account.
     *
     * @param inARow how many messages a customer writes before the next does
     */
    public static String backlog(int messages, int customers, int inARow, int number) {
        return name(BACKLOG, messages, customers, inARow, number);
    }

    /**
     * The same of a corp, as far away as over the internet: an answer takes 30 ms, and the corp is refused what it asks
     * for in more than five calls at once.
     */
    public static String far(int messages, int customers, int corp, int number) {
        return name(FAR, messages, customers, 1, corp, number);
    }

    private static String name(String kind, int... parts) {
        return IntStream.of(parts).mapToObj(Integer::toString).collect(Collectors.joining(SEPARATOR, kind + SEPARATOR, ""));
    }

    /** Has one message more whenever somebody asks with the token of a callback. */
    public static String live() {
        return LIVE;
    }

    /** Has no messages, and says so after 20 ms, as over the internet. */
    public static String slow() {
        return SLOW;
    }

    /** Has no messages. */
    public static String idle(int number) {
        return String.format("%s%026d", IDLE, number);
    }

    static int part(String account, int index) {
        return Integer.parseInt(account.split(SEPARATOR)[index]);
    }
}
