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

/**
 * A callback failed a check. The message is fit for a log: nothing the caller sent but for a path of harmless
 * characters, and no secret.
 */
public final class CallbackRefusedException extends RuntimeException {

    private final CallbackRefusal refusal;

    CallbackRefusedException(CallbackRefusal refusal) {
        this(refusal, refusal.reason());
    }

    CallbackRefusedException(CallbackRefusal refusal, String message) {
        this(refusal, message, null);
    }

    private CallbackRefusedException(CallbackRefusal refusal, String message, Throwable cause) {
        // Anybody can cause one, so it is kept cheap: no stack trace.
        super(message, cause, false, false);
        this.refusal = refusal;
    }

    static CallbackRefusedException tooLarge(int maxBodySize) {
        return new CallbackRefusedException(
                CallbackRefusal.BODY_SIZE, "the body has more than the allowed " + maxBodySize + " bytes");
    }

    static CallbackRefusedException notTaken(RuntimeException failure) {
        return new CallbackRefusedException(CallbackRefusal.NOT_TAKEN, CallbackRefusal.NOT_TAKEN.reason(), failure);
    }

    /** The HTTP status that says so to the caller, and no more than that. */
    public int getHttpStatus() {
        return refusal.httpStatus();
    }

    /** The name of the check that failed. */
    public String getCheck() {
        return refusal.name();
    }

    CallbackRefusal refusal() {
        return refusal;
    }
}
