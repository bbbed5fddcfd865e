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

import io.github.camelwecom.kf.model.callback.CallbackNotice;

/**
 * Told of every verified callback of the corp it subscribed for. Whether the account a notice names is of interest is
 * the listener's own decision.
 */
@FunctionalInterface
public interface CallbackListener {

    /**
     * Called on the thread that answers the platform, which waits 5 seconds (doc/96466): take note and return at once.
     * Calls can be concurrent.
     *
     * @throws RuntimeException when the notice could not be taken: the others are told all the same, and the platform
     *                          is asked to send it again, to all of them
     */
    void onNotice(CallbackNotice notice);
}
