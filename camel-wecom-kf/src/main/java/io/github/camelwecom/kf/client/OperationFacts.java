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

import io.github.camelwecom.kf.model.EmptyReply;
import io.github.camelwecom.kf.model.EmptyRequest;
import io.github.camelwecom.kf.model.KfReply;
import org.apache.hc.core5.http.Method;

/**
 * What there is to know about an operation, said step by step so that the constants of {@link KfOperation} can be read.
 * Changed by nobody once its constant is made.
 */
final class OperationFacts {

    private final Method method;
    private final String path;
    private Class<?> requestType = EmptyRequest.class;
    private Class<? extends KfReply> replyType = EmptyReply.class;
    private Repetition repetition;
    private int docPage;
    private String purpose = "";
    private String chinesePurpose = "";
    private Availability availability = Availability.GENERAL;
    private Map<String, Object> fixedFields = Map.of();

    private OperationFacts(Method method, String path, Repetition repetition) {
        this.method = method;
        this.path = path;
        this.repetition = repetition;
    }

    /** A call that reads and sends its fields as query parameters. */
    static OperationFacts get(String path) {
        return new OperationFacts(Method.GET, path, Repetition.SAFE);
    }

    /** A call that sends its fields as JSON, and may not be repeated unless said so. */
    static OperationFacts post(String path) {
        return new OperationFacts(Method.POST, path, Repetition.UNSAFE);
    }

    OperationFacts takes(Class<? extends Record> request) {
        requestType = request;
        return this;
    }

    OperationFacts gives(Class<? extends KfReply> reply) {
        replyType = reply;
        return this;
    }

    OperationFacts repeat(Repetition allowed) {
        repetition = allowed;
        return this;
    }

    OperationFacts doc(int page) {
        docPage = page;
        return this;
    }

    OperationFacts purpose(String english, String chinese) {
        purpose = english;
        chinesePurpose = chinese;
        return this;
    }

    OperationFacts availability(Availability limited) {
        availability = limited;
        return this;
    }

    OperationFacts fixed(String field, Object value) {
        fixedFields = Map.of(field, value);
        return this;
    }

    Method method() {
        return method;
    }

    String path() {
        return path;
    }

    Class<?> requestType() {
        return requestType;
    }

    Class<? extends KfReply> replyType() {
        return replyType;
    }

    Repetition repetition() {
        return repetition;
    }

    int docPage() {
        return docPage;
    }

    String purpose() {
        return purpose;
    }

    String chinesePurpose() {
        return chinesePurpose;
    }

    Availability availability() {
        return availability;
    }

    Map<String, Object> fixedFields() {
        return fixedFields;
    }
}
