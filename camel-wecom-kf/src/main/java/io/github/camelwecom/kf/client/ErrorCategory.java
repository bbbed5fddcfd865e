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

/** What a failed call means for the caller, so that routes can decide without knowing every error code. */
public enum ErrorCategory {

    /** Passes by itself: busy platform, lost connection, no answer in time. Worth another try. */
    RETRYABLE("Try again later."),

    /** The access token is refused, also after it was fetched anew. */
    TOKEN("Check that corp id and secret belong to this corp and app, and that nobody else renews the token."),

    /** The request is wrong and stays wrong. */
    CALLER("Correct the request; repeating it does not help."),

    /** A limit on frequency or amount is used up. */
    QUOTA("Wait before the next call; calling on prolongs the block."),

    /** A permission or a setting is missing. */
    PERMISSION("Correct the settings in the WeCom console or of the component; repeating does not help."),

    /** The session of the customer does not allow it now. */
    SESSION("Wait until the customer writes or a servicer acts.");

    private final String advice;

    ErrorCategory(String advice) {
        this.advice = advice;
    }

    /** What to do, in one sentence. */
    public String advice() {
        return advice;
    }
}
