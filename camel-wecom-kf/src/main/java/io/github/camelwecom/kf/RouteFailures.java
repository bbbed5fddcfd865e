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

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.MalformedURLException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.core.JacksonException;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.sync.FailureKind;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.ObjectHelper;

/**
 * What the exception of a route says about the message that was in it.
 */
final class RouteFailures {

    /** Of a connection, of too few resources, of an operator's intervention, of the system. */
    private static final List<String> SQL_STATES_OF_OUTAGES = List.of("08", "53", "57", "58");
    private static final List<Class<? extends IOException>> ABOUT_CONTENT = List.of(
            JacksonException.class, CharConversionException.class, CharacterCodingException.class,
            MalformedURLException.class, UnsupportedEncodingException.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private RouteFailures() {
    }

    static FailureKind kindOf(Throwable failure) {
        WecomKfException refusal = ObjectHelper.getException(WecomKfException.class, failure);
        if (refusal != null) {
            return kindOf(refusal);
        }
        for (Throwable cause : ObjectHelper.createExceptionIterable(failure)) {
            if (isTemporary(cause)) {
                return FailureKind.TEMPORARY;
            }
        }
        return FailureKind.UNCLEAR;
    }

    private static FailureKind kindOf(WecomKfException refusal) {
        return switch (refusal.getCategory()) {
            case CALLER -> FailureKind.PERMANENT;
            case SESSION -> FailureKind.TOO_LATE;
            case RETRYABLE, TOKEN, QUOTA, PERMISSION -> FailureKind.TEMPORARY;
        };
    }

    private static boolean isTemporary(Throwable cause) {
        return isAboutConnection(cause) || isAboutDatabase(cause) || isAboutServer(cause)
                || cause instanceof TimeoutException || cause instanceof ExchangeTimedOutException
                || cause instanceof RejectedExecutionException || cause instanceof InterruptedException
                || cause instanceof VirtualMachineError;
    }

    private static boolean isAboutConnection(Throwable cause) {
        return cause instanceof IOException && ABOUT_CONTENT.stream().noneMatch(content -> content.isInstance(cause));
    }

    private static boolean isAboutDatabase(Throwable cause) {
        if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException) {
            return true;
        }
        String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
        return state != null && SQL_STATES_OF_OUTAGES.stream().anyMatch(state::startsWith);
    }

    private static boolean isAboutServer(Throwable cause) {
        int status = cause instanceof HttpOperationFailedException http ? http.getStatusCode() : 0;
        return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT;
    }
}
