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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises the refusal of a message that the platform has already, from an earlier try of which nobody knew how it
 * ended. Such a message is sent, and its sender need not know more.
 */
final class SentBefore {

    private static final Logger LOG = LoggerFactory.getLogger(SentBefore.class);
    private static final RequestCheck LIMITS = new DocumentedLimits();

    private SentBefore() {
    }

    /**
     * Whether the message counts as sent.
     *
     * @param failure how the call ended, with the failures of its earlier attempts
     * @param earlier what is known of tries before this call
     */
    static boolean isMeantBy(WecomKfException failure, KfOperation operation, ObjectNode message, EarlierTries earlier) {
        if (operation.repetition() != Repetition.SAFE_WITH_MSG_ID || failure.getErrcode() == null) {
            return false;
        }
        EarlierTries known = earlierAttempts(failure).anyMatch(SentBefore::mayHaveArrived) ? EarlierTries.LIKELY : earlier;
        if (!known.explain(failure) || breaksLimits(operation, message)) {
            return false;
        }
        LOG.warn("{} counts as sent: the platform refuses message {} of account {} with errcode {} \"{}\" after an earlier try."
                 + " A message that shall arrive besides that one needs a msgid of its own",
                operation.operationName(), message.path("msgid").asText(), message.path("open_kfid").asText(),
                failure.getErrcode(), failure.getErrmsg());
        return true;
    }

    private static Stream<WecomKfException> earlierAttempts(WecomKfException failure) {
        return Stream.of(failure.getSuppressed()).filter(WecomKfException.class::isInstance).map(WecomKfException.class::cast)
                .flatMap(earlier -> Stream.concat(Stream.of(earlier), earlierAttempts(earlier)));
    }

    /** No answer came to it, though it may have gone out. */
    private static boolean mayHaveArrived(WecomKfException attempt) {
        Throwable cause = attempt.getCause();
        boolean unsent = CachingAccessTokenProvider.OPERATION.equals(attempt.getOperation())
                || cause instanceof ConnectException || cause instanceof ConnectTimeoutException
                || cause instanceof UnknownHostException;
        return attempt.getErrcode() == null && !unsent;
    }

    /** Then there is another reason for the refusal. It was not looked for when the check of requests is off. */
    private static boolean breaksLimits(KfOperation operation, ObjectNode message) {
        try {
            LIMITS.check(operation, message);
            return false;
        } catch (InvalidRequestException e) {
            return true;
        }
    }
}
