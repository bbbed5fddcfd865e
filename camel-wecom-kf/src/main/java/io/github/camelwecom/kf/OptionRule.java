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

import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import io.github.camelwecom.kf.operation.NearName;

/**
 * What the value of one option may be.
 *
 * @param fault what is wrong with it, to be read behind the option's name
 */
record OptionRule<T>(String option, Function<T, Optional<String>> fault) {

    /** A number from the least to the greatest that is allowed. */
    static <T> OptionRule<T> range(String option, ToLongFunction<T> value, long least, long greatest, String why) {
        String allowed = greatest == Long.MAX_VALUE ? "at least " + least : "from " + least + " to " + greatest;
        return new OptionRule<>(option, options -> {
            long given = value.applyAsLong(options);
            return given >= least && given <= greatest
                    ? Optional.empty() : Optional.of("is " + given + "; it must be " + allowed + why);
        });
    }

    /** Something that people copy, and that has no blanks in it. It is not quoted: it may be a secret. */
    static <T> OptionRule<T> word(String option, Function<T, String> value, int mostCharacters, String what) {
        return text(option, value, given -> {
            long strange = given.codePoints().filter(OptionRule::isInvisible).count();
            if (strange > 0) {
                return Optional.of("has " + given.length() + " characters, of which " + strange
                                   + " are blanks or invisible, such as a line break; it must be " + what
                                   + ", without what is around it");
            }
            return given.length() <= mostCharacters
                    ? Optional.empty()
                    : Optional.of("has " + given.length() + " characters; it must be " + what + ", which has at most "
                                  + mostCharacters);
        });
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || Character.isISOControl(character)
                || type == Character.FORMAT;
    }

    /** One of these names. */
    static <T> OptionRule<T> name(String option, Function<T, String> value, Collection<String> names) {
        return text(option, value, given -> names.contains(given)
                ? Optional.empty()
                : Optional.of(
                        "is " + given + "; it must be one of " + String.join(", ", names) + "." + NearName.hint(given, names)));
    }

    /** Whatever passes this test. */
    static <T> OptionRule<T> text(String option, Function<T, String> value, Predicate<String> test, String wrong) {
        return text(option, value, given -> test.test(given) ? Optional.empty() : Optional.of(wrong));
    }

    private static <T> OptionRule<T> text(
            String option, Function<T, String> value, Function<String, Optional<String>> fault) {
        return new OptionRule<>(option, options -> Optional.ofNullable(value.apply(options)).flatMap(fault));
    }

    /** Anything, but something. */
    static <T> OptionRule<T> given(String option, Function<T, ?> value, String what) {
        return new OptionRule<>(
                option,
                options -> value.apply(options) == null
                        ? Optional.of("is not set to anything; it must be " + what) : Optional.empty());
    }

    /**
     * @throws IllegalArgumentException when the value is none that is allowed; names the option
     */
    void check(T options) {
        fault.apply(options).ifPresent(wrong -> {
            throw new IllegalArgumentException("Option " + option + " " + wrong);
        });
    }
}
