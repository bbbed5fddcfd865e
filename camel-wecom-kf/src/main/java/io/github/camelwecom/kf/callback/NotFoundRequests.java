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
 * The requests that an HTTP server answers with 404. Camel's platform-http tells of none, so each server has its own
 * way. That of Vert.x is here; for another one put an implementation into the registry.
 */
public interface NotFoundRequests {

    /**
     * @param  listener to be told of each, from now on
     * @return          ends it
     */
    Runnable tell(Listener listener);

    /** Who wants to know. */
    interface Listener {

        /**
         * @param path     what was asked for, as it was written
         * @param rawQuery not decoded; <code>null</code> without any
         */
        void notFound(String path, String rawQuery);
    }
}
