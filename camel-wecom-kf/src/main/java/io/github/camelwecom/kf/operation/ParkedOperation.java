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
 * The operations on messages that consumers of the same component have set aside. They call nobody.
 */
public enum ParkedOperation {

    /** Lists them. */
    PARKED("parked") {
        @Override
        Object call(ParkedCalls parked, Exchange exchange) {
            return parked.list(exchange);
        }
    },
    /** Gives them back to their customers' messages. */
    UNPARK("unpark") {
        @Override
        Object call(ParkedCalls parked, Exchange exchange) {
            return parked.unpark(exchange);
        }
    },
    /** Forgets them for good. */
    DROP_PARKED("dropParked") {
        @Override
        Object call(ParkedCalls parked, Exchange exchange) {
            return parked.drop(exchange);
        }
    };

    private final String operationName;

    ParkedOperation(String operationName) {
        this.operationName = operationName;
    }

    /** Name in endpoint URIs and error texts, such as {@code unpark}. */
    public String operationName() {
        return operationName;
    }

    public static boolean isOne(String operationName) {
        return Arrays.stream(values()).anyMatch(operation -> operation.operationName.equals(operationName));
    }

    abstract Object call(ParkedCalls parked, Exchange exchange);
}
