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

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelwecom.kf.model.KfJson;
import io.github.camelwecom.kf.model.KfReply;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * Makes a call of any operation: its request checked, its reply read.
 */
final class Caller {

    /** For up to 20 MB in one request, over slow lines too. */
    private static final Duration MEDIA_TIME_LIMIT = Duration.ofMinutes(5);

    private final KfHttp http;
    private final MediaTransfer media;
    private final CallRunner runner;
    private final RequestJson requests;
    private final RequestCheck requestCheck;

    Caller(KfHttp http, CallRunner runner, RequestJson requests, RequestCheck requestCheck) {
        this.http = http;
        this.media = new MediaTransfer(http, MEDIA_TIME_LIMIT);
        this.runner = runner;
        this.requests = requests;
        this.requestCheck = requestCheck;
    }

    Caller withoutRepetition() {
        return new Caller(http, runner.withoutRepetition(), requests, requestCheck);
    }

    KfReply call(KfOperation operation, Object request, EarlierTries earlier) {
        ObjectNode fields = requests.of(operation, request);
        requestCheck.check(operation, fields);
        String name = operation.operationName();
        try {
            return runner.run(operation.repetition(),
                    token -> read(name, () -> operation.read(send(operation, fields, token))));
        } catch (WecomKfException e) {
            if (SentBefore.isMeantBy(e, operation, fields, earlier)) {
                return read(name, () -> operation.read(requests.replyTo(fields)));
            }
            throw e;
        }
    }

    <R extends KfReply> R upload(
            MediaOperation operation, MediaLimits limits, Class<R> replyType, MediaSource source, NameValuePair... query) {
        String name = operation.operationName();
        requestCheck.checkMedia(name, limits, source);
        return runner.run(operation.repetition(), token -> read(name, () -> KfJson.reply(
                media.upload(name, operation.path(), source, withToken(token, query)), replyType)));
    }

    MediaFile download(MediaOperation operation, MediaSink sink, NameValuePair... query) {
        String name = operation.operationName();
        MediaFile file = runner.run(operation.repetition(),
                token -> media.download(name, operation.path(), sink, withToken(token, query)));
        return new MediaFile(
                http.secrets().blotted(file.fileName()), http.secrets().blotted(file.contentType()), file.length());
    }

    Optional<Instant> serverTime() {
        return http.serverTime();
    }

    /** Ends waits between attempts: calls under way end with their last failure, later calls are refused. */
    void close() {
        runner.close();
        http.close();
    }

    private ObjectNode send(KfOperation operation, ObjectNode fields, String token) {
        if (operation.method() == Method.GET) {
            return http.get(operation.operationName(), operation.path(), withToken(token, query(fields)));
        }
        return http.send(operation.operationName(), operation.method(), operation.path(), KfJson.write(fields),
                withToken(token));
    }

    private static NameValuePair[] query(ObjectNode fields) {
        return fields.properties().stream().filter(field -> !field.getValue().isNull())
                .map(field -> new BasicNameValuePair(field.getKey(), field.getValue().asText())).toArray(NameValuePair[]::new);
    }

    private static NameValuePair[] withToken(String token, NameValuePair... query) {
        NameValuePair[] all = new NameValuePair[query.length + 1];
        all[0] = new BasicNameValuePair("access_token", token);
        System.arraycopy(query, 0, all, 1, query.length);
        return all;
    }

    private static <R> R read(String operation, ReplyReader<R> reader) {
        try {
            return reader.read();
        } catch (JsonProcessingException e) {
            // Its text would quote the answer, so it is no cause.
            throw WecomKfException.badAnswer(
                    operation, ErrorCategory.RETRYABLE, "the answer does not have the documented shape", 200);
        }
    }

    @FunctionalInterface
    private interface ReplyReader<R> {
        R read() throws JsonProcessingException;
    }
}
