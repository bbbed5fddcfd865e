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
package io.github.camelwecom.kf;

import io.github.camelwecom.kf.client.SharedAccessToken;

/**
 * Whether and how nodes leave access tokens to each other.
 */
@FunctionalInterface
interface AccessTokenSharing {

    /** Each node has its own ones. */
    AccessTokenSharing NONE = (baseUri, corpId, secret) -> SharedAccessToken.NONE;

    /** The place for the token that these credentials bring. */
    SharedAccessToken of(String baseUri, String corpId, String secret);
}
