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

/**
 * Where access tokens come from. A client fetches and caches them by itself; a company with a central token service
 * implements this instead. Called by many threads at once.
 */
public interface AccessTokenProvider {

    /**
     * An access token that is good now.
     *
     * @throws WecomKfException when none can be had
     */
    String accessToken();

    /**
     * The platform refused a token: the next {@link #accessToken()} should be another one. Answers arrive late and out
     * of order, so a token that is not the current one must not cause the current one to be thrown away.
     *
     * @param accessToken the token the refused call was made with
     */
    void refused(String accessToken);
}
