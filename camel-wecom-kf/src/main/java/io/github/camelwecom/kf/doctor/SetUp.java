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
package io.github.camelwecom.kf.doctor;

import java.time.Duration;

/**
 * The options that an application was given, but for the secret.
 *
 * @param corpId         {@code null} or empty where it is missing
 * @param hasAccess      whether there is a secret, or something else that gives access tokens
 * @param wrongOption    what is wrong with an option, as the text of an error says it; {@code null} where nothing is
 * @param openKfId       the account to read alone; {@code null} for all
 * @param baseUri        where the platform is
 * @param proxy          host and port of the proxy on the way there; {@code null} for none
 * @param stateDirectory {@code null} where progress is kept elsewhere
 * @param callback       what callbacks are verified with
 */
public record SetUp(
        String corpId, boolean hasAccess, String wrongOption, String openKfId, String baseUri, String proxy,
        String stateDirectory, CallbackSetUp callback) {

    /** Whether a client can be made of it. */
    public boolean isCallable() {
        return corpId != null && !corpId.isEmpty() && hasAccess && wrongOption == null;
    }

    /**
     * The options about callbacks.
     *
     * @param token          {@code null} or empty where it is missing
     * @param encodingAesKey likewise
     * @param path           where they are taken
     * @param freshness      how far their time may be from this machine's; zero for as far as they like
     */
    public record CallbackSetUp(String token, String encodingAesKey, String path, Duration freshness) {

        boolean hasToken() {
            return token != null && !token.isEmpty();
        }

        boolean hasKey() {
            return encodingAesKey != null && !encodingAesKey.isEmpty();
        }

        /** Shows neither. */
        @Override
        public String toString() {
            return "CallbackSetUp[path=" + path + ", freshness=" + freshness + "]";
        }
    }
}
