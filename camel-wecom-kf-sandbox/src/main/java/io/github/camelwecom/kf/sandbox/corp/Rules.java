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
package io.github.camelwecom.kf.sandbox.corp;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How what the official text leaves open is decided now. */
public final class Rules {

    private final Map<Rule, Integer> decided = new EnumMap<>(Rule.class);

    Rules() {
    }

    /**
     * Decides a rule from now on.
     *
     * @param  value                    {@code true} or {@code false}, or an errcode
     * @throws IllegalArgumentException when it is none of this rule's values
     */
    public void decide(Rule rule, String value) {
        decided.put(rule, rule.parse(value));
    }

    /** As {@link #decide} takes it. */
    public String valueOf(Rule rule) {
        return rule.text(number(rule));
    }

    boolean holds(Rule rule) {
        return number(rule) == 1;
    }

    /** The refusal with the errcode that was decided. */
    KfRefusal refusal(Rule rule, String detail) {
        return KfRefusal.chosen(number(rule), detail);
    }

    /** Whether it is no errcode at all: what the rule speaks of is not refused. */
    boolean lets(Rule rule) {
        return number(rule) == 0;
    }

    private int number(Rule rule) {
        return decided.getOrDefault(rule, rule.byDefault());
    }

    /** Those that are decided otherwise than by default, by key. */
    Map<String, String> saved() {
        Map<String, String> saved = new TreeMap<>();
        Arrays.stream(Rule.values()).filter(rule -> number(rule) != rule.byDefault())
                .forEach(rule -> saved.put(rule.key(), valueOf(rule)));
        return saved;
    }

    void restore(Map<String, String> saved) {
        decided.clear();
        saved.forEach((key, value) -> decide(Rule.of(key), value));
    }
}
