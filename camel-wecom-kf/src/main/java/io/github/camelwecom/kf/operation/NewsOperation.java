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
 * The operation on consumers of the same component that hands them news which came some other way than to their
 * callback path. It calls nobody.
 */
public enum NewsOperation {

    /** Tells them that an account has something new, for them to look at once. */
    ANNOUNCE("announce") {
        @Override
        Object call(NewsCalls news, Exchange exchange) {
            return news.announce(exchange);
        }
    };

    private final String operationName;

    NewsOperation(String operationName) {
        this.operationName = operationName;
    }

    String operationName() {
        return operationName;
    }

    public static boolean isOne(String operationName) {
        return Arrays.stream(values()).anyMatch(operation -> operation.operationName.equals(operationName));
    }

    abstract Object call(NewsCalls news, Exchange exchange);
}
