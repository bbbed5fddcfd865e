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
package io.github.camelwecom.kf.operation;

import java.util.Arrays;

import org.apache.camel.Exchange;

/**
 * The operations on callbacks that arrive some other way than at a consumer of ours. They call nobody.
 */
public enum CallbackOperation {

    /** Gives the text to answer the verification of a callback URL with (doc/96466). */
    VERIFY_URL("verifyUrl") {
        @Override
        Object call(CallbackCalls callbacks, Exchange exchange) {
            return callbacks.verifyUrl(exchange);
        }
    },

    /** Verifies and decrypts a callback (doc/96466). */
    GET_CALLBACK_MESSAGE("getCallbackMessage") {
        @Override
        Object call(CallbackCalls callbacks, Exchange exchange) throws Exception {
            return callbacks.getCallbackMessage(exchange);
        }
    };

    private final String operationName;

    CallbackOperation(String operationName) {
        this.operationName = operationName;
    }

    String operationName() {
        return operationName;
    }

    public static boolean isOne(String operationName) {
        return Arrays.stream(values()).anyMatch(operation -> operation.operationName.equals(operationName));
    }

    abstract Object call(CallbackCalls callbacks, Exchange exchange) throws Exception;
}
