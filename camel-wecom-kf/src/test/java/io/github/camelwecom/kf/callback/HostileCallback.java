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
package io.github.camelwecom.kf.callback;

import java.net.http.HttpRequest;
import java.util.function.Function;

/**
 * A callback that is right in all but one thing.
 *
 * @param what    is wrong
 * @param status  that it is refused with
 * @param check   that refuses it
 * @param reason  a part of what the log says
 * @param request makes it
 */
public record HostileCallback(
        String what, int status, String check, String reason, Function<CallbackForger, HttpRequest> request) {

    @Override
    public String toString() {
        return check + ": " + what;
    }
}
