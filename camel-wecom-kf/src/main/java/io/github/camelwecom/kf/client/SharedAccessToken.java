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

import java.util.Optional;

/**
 * Where those who use the same access token, such as several nodes, leave it to each other. It may fail without harm:
 * each of them can fetch the token by itself.
 */
public interface SharedAccessToken {

    /** There are no others. */
    SharedAccessToken NONE = new SharedAccessToken() {

        @Override
        public Optional<AccessToken> read() {
            return Optional.empty();
        }

        @Override
        public void write(AccessToken token) {
            // for nobody
        }
    };

    /** What was left last; empty when there is nothing, or when that cannot be seen at present. */
    Optional<AccessToken> read();

    /** Leaves a token that was fetched, in place of the last one. */
    void write(AccessToken token);
}
