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

import java.util.function.Supplier;

/**
 * Tells a listener how requests end.
 */
final class WatchedCalls {

    private static final Integer OK = 0;

    private final CallListener listener;

    WatchedCalls(CallListener listener) {
        this.listener = listener;
    }

    <T> T make(String operation, Supplier<T> request) {
        long begin = System.nanoTime();
        Integer errcode = null;
        try {
            T answer = request.get();
            errcode = OK;
            return answer;
        } catch (WecomKfException e) {
            errcode = e.getErrcode();
            throw e;
        } finally {
            listener.called(operation, errcode, System.nanoTime() - begin);
        }
    }
}
