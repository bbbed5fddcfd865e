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

import java.net.URI;
import java.net.URISyntaxException;

/** Where the platform is, as people write it into settings. */
final class BaseUri {

    private BaseUri() {
    }

    /**
     * @throws IllegalArgumentException when it is none, without what may be a password in it
     */
    static URI of(String given) {
        try {
            URI uri = new URI(given.replaceFirst("/+$", ""));
            if (isHttp(uri) && uri.getHost() != null && hasOnlyAPath(uri)) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // its text would quote what may be a password
        }
        throw new IllegalArgumentException(
                "baseUri must be http(s)://host[:port][/path] without user info, query and fragment, such as"
                                           + " https://qyapi.weixin.qq.com, but is " + withoutSecrets(given));
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static boolean hasOnlyAPath(URI uri) {
        return uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
    }

    private static String withoutSecrets(String given) {
        return given.replaceFirst("[?#].*", "?...").replaceFirst("[^/]*@", "...@");
    }
}
