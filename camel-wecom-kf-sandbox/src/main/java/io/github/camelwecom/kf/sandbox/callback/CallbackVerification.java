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
package io.github.camelwecom.kf.sandbox.callback;

/**
 * How the application answered the GET that the console sends before it accepts a callback URL (doc/96466).
 *
 * @param accepted  whether the console would accept the URL
 * @param reason    why not; empty when accepted
 * @param diagnosis what that means and what to do
 */
public record CallbackVerification(boolean accepted, String reason, Diagnosis diagnosis) {

    static CallbackVerification passed(Diagnosis diagnosis) {
        return new CallbackVerification(true, "", diagnosis);
    }

    static CallbackVerification refused(String reason, Diagnosis diagnosis) {
        return new CallbackVerification(false, reason, diagnosis);
    }
}
