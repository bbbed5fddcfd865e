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
package io.github.camelwecom.kf.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * Reads what has the shape of its field, and passes over what has not: a field of another shape is {@code null} and
 * takes no other field with it.
 */
final class FittingShapes extends DeserializationProblemHandler {

    /** Longer texts are no numbers, and would take long to be found so. */
    private static final int LONGEST_NUMBER = 64;

    static SimpleModule module() {
        return new SimpleModule("fitting shapes")
                .addDeserializer(String.class, new Scalar<>(FittingShapes::text))
                .addDeserializer(Integer.class, new Scalar<>(number(BigDecimal::intValueExact)))
                // of enums that are numbers
                .addDeserializer(int.class, new Scalar<>(number(BigDecimal::intValueExact)))
                .addDeserializer(Long.class, new Scalar<>(number(BigDecimal::longValueExact)))
                .addDeserializer(Double.class, new Scalar<>(number(FittingShapes::finite)));
    }

    private static String text(JsonParser value) throws IOException {
        return value.getText();
    }

    private static <N extends Number> Reader<N> number(Function<BigDecimal, N> exactly) {
        return value -> {
            try {
                return exactly.apply(decimal(value));
            } catch (ArithmeticException | NumberFormatException e) {
                return null;
            }
        };
    }

    private static BigDecimal decimal(JsonParser value) throws IOException {
        if (value.currentToken().isNumeric()) {
            return value.getDecimalValue();
        }
        String text = value.getText().strip();
        if (text.length() > LONGEST_NUMBER) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    private static Double finite(BigDecimal decimal) {
        double value = decimal.doubleValue();
        return Double.isFinite(value) ? value : null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String problem)
            throws IOException {
        parser.skipChildren();
        return null;
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator instantiator, JsonParser parser, String problem)
            throws IOException {
        parser.skipChildren();
        return null;
    }

    /** Of an enum, whose number is none. */
    @Override
    public Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, Object argument, Throwable problem) {
        return null;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(JsonParser value) throws IOException;
    }

    /** A text, a number or a truth value; null of anything else. */
    private static final class Scalar<T> extends JsonDeserializer<T> {

        private final Reader<T> reader;

        Scalar(Reader<T> reader) {
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue()) {
                return reader.read(parser);
            }
            parser.skipChildren();
            return null;
        }
    }
}
