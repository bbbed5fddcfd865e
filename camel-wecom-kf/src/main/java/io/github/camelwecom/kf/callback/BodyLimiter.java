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
 * Bounds the bodies of callbacks where an application's HTTP server reads them before Camel has them. One is looked for
 * in Camel's registry when a path begins to be served; for the server of Camel Main the component has its own.
 */
public interface BodyLimiter {

    /**
     * @param  path        where callbacks come in, such as <code>/wecom/kf/callback</code>
     * @param  maxBodySize the most bytes that are to be read
     * @param  refusals    to be told of each body that is not handed on
     * @return             lifts the bound
     */
    BodyLimit limit(String path, int maxBodySize, Refusals refusals);

    /** Counts and logs what was refused, and says which HTTP status to answer with, without a body. */
    interface Refusals {

        /** The body has more bytes than allowed. */
        int tooLarge();

        /** The body ended early. */
        int brokenOff();
    }
}
