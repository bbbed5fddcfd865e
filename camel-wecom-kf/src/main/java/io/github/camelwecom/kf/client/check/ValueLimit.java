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
package io.github.camelwecom.kf.client.check;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelwecom.kf.model.limit.Between;
import io.github.camelwecom.kf.model.limit.Matches;
import io.github.camelwecom.kf.model.limit.MaxBytes;
import io.github.camelwecom.kf.model.limit.MaxChars;

/** A limit on a text or number. What it says is wrong never quotes a text, which may be somebody's words. */
@FunctionalInterface
interface ValueLimit {

    /** Of UTF-8; two chars of UTF-16 that are one character take four together. */
    int MOST_BYTES_OF_A_CHAR = 3;

    Optional<String> problem(JsonNode value);

    /** The limits that the annotations of a component set. */
    static List<ValueLimit> of(RecordComponent component) {
        return Stream.of(
                of(component, MaxBytes.class, ValueLimit::maxBytes), of(component, MaxChars.class, ValueLimit::maxChars),
                of(component, Matches.class, ValueLimit::matches), of(component, Between.class, ValueLimit::between))
                .flatMap(Optional::stream).toList();
    }

    private static <A extends Annotation> Optional<ValueLimit> of(
            RecordComponent component, Class<A> annotation, Function<A, ValueLimit> limit) {
        return Optional.ofNullable(component.getAnnotation(annotation)).map(limit);
    }

    private static ValueLimit maxBytes(MaxBytes limit) {
        return value -> {
            String text = value.asText();
            // most are far shorter, which need not be counted
            return text.length() <= limit.value() / MOST_BYTES_OF_A_CHAR
                    ? Optional.empty()
                    : atMost(limit.value(), text.getBytes(StandardCharsets.UTF_8).length, "bytes of UTF-8");
        };
    }

    private static ValueLimit maxChars(MaxChars limit) {
        return value -> atMost(limit.value(), (int) value.asText().codePoints().count(), "characters");
    }

    private static Optional<String> atMost(int limit, int length, String unit) {
        return length > limit
                ? Optional.of("has " + length + " " + unit + ", but may have at most " + limit) : Optional.empty();
    }

    private static ValueLimit matches(Matches limit) {
        Pattern pattern = Pattern.compile(limit.value());
        Optional<String> problem = Optional.of("must be " + limit.meaning());
        return value -> pattern.matcher(value.asText()).matches() ? Optional.empty() : problem;
    }

    private static ValueLimit between(Between limit) {
        String range = "from " + number(limit.min()) + " to " + number(limit.max());
        return value -> {
            double number = value.asDouble(Double.NaN);
            if (number >= limit.min() && number <= limit.max()) {
                return Optional.empty();
            }
            return Optional.of(Double.isNaN(number)
                    ? "must be a number " + range : "is " + number(number) + ", but must be " + range);
        };
    }

    private static String number(double number) {
        return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }
}
