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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sync.FailureKind;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the exception of a route says about the message.
 */
class FailureKindsTest {

    static Stream<Arguments> exceptions() {
        return Stream.of(
                temporary(new ConnectException("refused")), temporary(new SocketTimeoutException()),
                temporary(new UnknownHostException("llm")), temporary(new FileNotFoundException("a share that is away")),
                temporary(new TimeoutException()), temporary(new RejectedExecutionException()),
                temporary(new OutOfMemoryError()),
                temporary(new InterruptedException()),
                temporary(new SQLTransientConnectionException()), temporary(new SQLNonTransientConnectionException()),
                temporary(new SQLException("the connection is broken", "08006")),
                temporary(new SQLException("shut down by an administrator", "57P01")),
                temporary(http(503)), temporary(http(500)), temporary(http(429)), temporary(http(408)),
                unclear(http(400)), unclear(http(404)), unclear(new SQLDataException("too long", "22001")),
                unclear(new SQLException("unique", "23505")), unclear(new SQLException("of no state")),
                unclear(new IllegalArgumentException()), unclear(new NullPointerException()),
                unclear(new JsonParseException(null, "no JSON")), unclear(new MalformedURLException()));
    }

    private static Arguments temporary(Throwable exception) {
        return Arguments.of(exception, FailureKind.TEMPORARY);
    }

    private static Arguments unclear(Throwable exception) {
        return Arguments.of(exception, FailureKind.UNCLEAR);
    }

    private static Exception http(int status) {
        return new HttpOperationFailedException("http://llm", status, "status", null, Map.of(), null);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void isFoundWhereverTheExceptionIsInTheChain(Throwable exception, FailureKind kind) {
        assertThat(RouteFailures.kindOf(exception)).isEqualTo(kind);
        for (Throwable wrapped : List.of(
                new CamelExecutionException("wrapped", null, exception),
                new IllegalStateException("wrapped twice", new IllegalArgumentException(exception)))) {
            assertThat(RouteFailures.kindOf(wrapped)).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCategoryOfARefusalSaysIt(ErrorCategory category) {
        WecomKfException refusal = new WecomKfException("sendMsg", category, "refused", new IOException("behind it"));

        assertThat(RouteFailures.kindOf(new IllegalStateException(refusal))).isEqualTo(switch (category) {
            case CALLER -> FailureKind.PERMANENT;
            case SESSION -> FailureKind.TOO_LATE;
            case RETRYABLE, TOKEN, QUOTA, PERMISSION -> FailureKind.TEMPORARY;
        });
    }
}
