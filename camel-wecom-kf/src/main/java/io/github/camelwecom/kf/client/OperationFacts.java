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

import java.util.Map;

import io.github.camelwecom.kf.client.KfOperation.Repetition;
import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.KfReply;
import org.apache.hc.core5.http.Method;

/**
 * What there is to know about an operation, said step by step so that the constants of {@link KfOperation} can be read.
 */
record OperationFacts(
        Method method, String path, Class<?> requestType, Class<? extends KfReply> replyType, Repetition repetition,
        int docPage, String purpose, String chinesePurpose, Availability availability, Map<String, Object> fixedFields) {

    /** A call that reads and sends its fields as query parameters. */
    static OperationFacts get(String path) {
        return new OperationFacts(
                Method.GET, path, EmptyRequest.class, EmptyReply.class, Repetition.SAFE, 0, "", "", Availability.GENERAL,
                Map.of());
    }

    /** A call that sends its fields as JSON, and may not be repeated unless said so. */
    static OperationFacts post(String path) {
        return new OperationFacts(
                Method.POST, path, EmptyRequest.class, EmptyReply.class, Repetition.UNSAFE, 0, "", "", Availability.GENERAL,
                Map.of());
    }

    OperationFacts takes(Class<? extends Record> request) {
        return new OperationFacts(
                method, path, request, replyType, repetition, docPage, purpose, chinesePurpose, availability, fixedFields);
    }

    OperationFacts gives(Class<? extends KfReply> reply) {
        return new OperationFacts(
                method, path, requestType, reply, repetition, docPage, purpose, chinesePurpose, availability, fixedFields);
    }

    OperationFacts repeat(Repetition allowed) {
        return new OperationFacts(
                method, path, requestType, replyType, allowed, docPage, purpose, chinesePurpose, availability, fixedFields);
    }

    OperationFacts doc(int page) {
        return new OperationFacts(
                method, path, requestType, replyType, repetition, page, purpose, chinesePurpose, availability, fixedFields);
    }

    OperationFacts purpose(String english, String chinese) {
        return new OperationFacts(
                method, path, requestType, replyType, repetition, docPage, english, chinese, availability, fixedFields);
    }

    OperationFacts availability(Availability limited) {
        return new OperationFacts(
                method, path, requestType, replyType, repetition, docPage, purpose, chinesePurpose, limited, fixedFields);
    }

    OperationFacts fixed(String field, Object value) {
        return new OperationFacts(
                method, path, requestType, replyType, repetition, docPage, purpose, chinesePurpose, availability,
                Map.of(field, value));
    }
}
