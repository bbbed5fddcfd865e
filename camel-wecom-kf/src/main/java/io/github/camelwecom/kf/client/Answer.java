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
package io.github.camelwecom.kf.client;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.NoJsonObjectException;
import io.github.camelwecom.kf.model.ReceivedJson;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;

/**
 * What came as an answer, and what it means. One of the platform is a JSON object with an errcode (doc/90313); whatever
 * else comes is the answer of somebody else, or a part of one.
 *
 * @param form    what it looks like from outside
 * @param json    the JSON object that came; empty when there came something else
 * @param flaw    why it is not one of the platform; {@code null} when it is
 * @param secrets what its text may not be quoted with
 */
record Answer(AnswerForm form, Optional<ObjectNode> json, String flaw, KnownSecrets secrets) {

    private static final String ERRCODE = "errcode";

    /** @param givenUp whether nobody waits for it any longer */
    static Answer of(ClassicHttpResponse response, byte[] body, KnownSecrets secrets, BooleanSupplier givenUp)
            throws IOException {
        AnswerForm form = AnswerForm.of(response, body.length);
        try {
            ObjectNode json = ReceivedJson.answer(body, givenUp);
            return new Answer(form, Optional.of(json), flaw(json), secrets);
        } catch (NoJsonObjectException e) {
            return new Answer(form, Optional.empty(), e.getMessage(), secrets);
        }
    }

    private static String flaw(ObjectNode json) {
        if (errcode(json).isPresent()) {
            return null;
        }
        return json.has(ERRCODE) ? "JSON whose errcode is no whole number" : "JSON without an errcode";
    }

    private static OptionalInt errcode(ObjectNode json) {
        JsonNode errcode = json.path(ERRCODE);
        return errcode.isIntegralNumber() && errcode.canConvertToInt()
                ? OptionalInt.of(errcode.intValue()) : OptionalInt.empty();
    }

    /** The platform's answer to a call that succeeded. */
    ObjectNode orThrow(String operation) {
        Optional<WecomKfException> refusal = refusal(operation);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (form.status() != HttpStatus.SC_OK) {
            throw unexpectedStatus(operation);
        }
        if (flaw != null) {
            throw WecomKfException.badAnswer(
                    operation, ErrorCategory.RETRYABLE,
                    "what came is no answer of the platform, but " + flaw + " (" + form.text(secrets) + ")", form.status());
        }
        return json.orElseThrow();
    }

    /** The refusal that it is; empty when it is none. */
    Optional<WecomKfException> refusal(String operation) {
        return json.filter(fields -> errcode(fields).orElse(0) != 0)
                .map(fields -> WecomKfException.refused(
                        operation, errcode(fields).orElseThrow(), secrets.quoted(fields.path("errmsg").asText()),
                        form.status()));
    }

    /** Without the JSON, which may hold a customer's words. */
    @Override
    public String toString() {
        return "Answer[" + form + "]";
    }

    WecomKfException unexpectedStatus(String operation) {
        int status = form.status();
        String text = form.text(secrets);
        if (status >= HttpStatus.SC_SERVER_ERROR) {
            return WecomKfException.badAnswer(operation, ErrorCategory.RETRYABLE, text, status);
        }
        if (status == HttpStatus.SC_TOO_MANY_REQUESTS) {
            return WecomKfException.badAnswer(operation, ErrorCategory.QUOTA, text, status);
        }
        return WecomKfException.badAnswer(
                operation, ErrorCategory.PERMISSION,
                text + ", which the platform does not give; check the base URI and the proxy", status);
    }
}
