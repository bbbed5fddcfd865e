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
package io.github.camelwecom.kf.sync;

import java.io.UncheckedIOException;
import java.time.Instant;

import io.github.camelwecom.kf.client.WecomKfException;

/**
 * Something that went wrong, in words for anybody who may watch: no secret, no access token, nothing that a customer
 * wrote.
 *
 * @param at          when
 * @param description what, and what to do
 * @param failure     the call of the platform that failed, {@code null} when it was something else
 */
public record Incident(Instant at, String description, WecomKfException failure) {

    static Incident of(Throwable failure, Instant at) {
        return failure instanceof WecomKfException call
                ? new Incident(at, call.getMessage(), call) : new Incident(at, describe(failure), null);
    }

    /** Why something failed, in words that may be kept and shown. */
    static String reasonOf(Throwable failure) {
        return failure instanceof WecomKfException call ? call.getMessage() : className(failure);
    }

    /** A route's exception, or one of a bean that the user plugged in, may quote anything: only its class is told. */
    private static String describe(Throwable failure) {
        if (failure instanceof MessageFailedException message) {
            return message.getMessage() + ": its route ended with " + className(message.getCause());
        }
        if (failure instanceof UncheckedIOException file) {
            return file.getMessage();
        }
        return className(failure) + ", the log says more at level DEBUG";
    }

    private static String className(Throwable failure) {
        return failure == null ? "an exception" : failure.getClass().getName();
    }
}
