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
package io.github.camelwecom.kf.sandbox.journal;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Something that happened between an application and the sandbox, told for people.
 *
 * @param number   in the order of happening, from 1
 * @param time     by the sandbox's clock
 * @param what     an API path such as {@code kf/send_msg}, the name of a callback, or of an event in the message log
 * @param result   an errcode, an HTTP status, or why there was neither
 * @param good     whether the result is what one hopes for
 * @param duration in real time
 * @param why      the sandbox's own reason; empty when there is nothing to say
 * @param cause    number of the {@link ChatLine} it came of; 0 when unknown
 * @param about    whom it concerns
 * @param request  what was asked, a secret in it blanked out
 * @param reply    what was answered, an access token in it blanked out
 */
public record Entry(
        long number, Instant time, Kind kind, String what, String result, boolean good, Duration duration, String why,
        long cause, About about, Message request, Message reply) {

    /** Who spoke to whom. */
    public enum Kind {
        /** An API client called the sandbox. */
        CALL,
        /** The sandbox called the application. */
        CALLBACK,
        /** Something came into an account's message log. */
        EVENT
    }

    /**
     * Whom an entry concerns.
     *
     * @param openKfId       empty when unknown
     * @param externalUserId empty when unknown
     */
    public record About(String openKfId, String externalUserId) {

        public static final About NOBODY = new About("", "");
    }

    /**
     * One side of a conversation over HTTP.
     *
     * @param head the request line or the status; empty when there is none
     * @param json missing when it was no JSON
     * @param text what was no JSON, cut when it is long; empty when there is none
     */
    public record Message(String head, JsonNode json, String text) {
    }
}
