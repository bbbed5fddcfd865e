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
 * Sees to it that a callback is processed once, however often it is sent.
 */
@FunctionalInterface
interface ReplayGuard {

    /** Processes whatever comes. */
    ReplayGuard NONE = (signature, processing) -> {
        processing.run();
        return true;
    };

    /**
     * Processes a callback, unless one with its signature was processed before. When the processing throws, the
     * callback counts as not processed, so that the platform's repetition is.
     *
     * @param  signature                the <code>msg_signature</code>, which was checked
     * @return                          whether the callback was processed now
     * @throws CallbackRefusedException if the same callback is being processed at this moment, so that nobody knows yet
     *                                  how that ends
     */
    boolean once(String signature, Runnable processing);
}
