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

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody who mistyped a name most likely meant.
 */
public final class NearName {

    private NearName() {
    }

    /** A question to ask behind the text of an error, with a blank before it; empty when no name is near. */
    public static String hint(String given, Collection<String> names) {
        return of(given, names).map(name -> " Did you mean " + name + "?").orElse("");
    }

    /** The nearest of these names, if one is near. */
    public static Optional<String> of(String given, Collection<String> names) {
        return names.stream().filter(name -> isMisspelt(given, name) || isShort(given, name) || isShort(name, given))
                .min(Comparator.<String> comparingInt(name -> distance(given, name)).thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isMisspelt(String given, String name) {
        return distance(given, name) <= Math.max(1, given.length() / 3);
    }

    /** Whether only letters were left out, though not most of them: sendMsg for sendMessage. */
    private static boolean isShort(String shorter, String longer) {
        int found = 0;
        for (int i = 0; i < longer.length() && found < shorter.length(); i++) {
            if (Character.toLowerCase(longer.charAt(i)) == Character.toLowerCase(shorter.charAt(found))) {
                found++;
            }
        }
        return found == shorter.length() && 2 * shorter.length() >= longer.length();
    }

    /** How many letters have to be put in, taken out, changed, or swapped with the next one; capitals do not count. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, from, to, i, j);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int fewest(int[][] steps, String from, String to, int i, int j) {
        int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
