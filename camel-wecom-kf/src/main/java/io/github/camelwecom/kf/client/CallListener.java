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
 * Is told of every request that was made to the platform, each attempt of a call and those for access tokens, too.
 * Called by the thread that makes the call, so it should be quick and must not throw.
 */
@FunctionalInterface
public interface CallListener {

    /** The operation that fetches an access token. */
    String GET_TOKEN = "gettoken";

    /** Nobody listens. */
    CallListener NONE = (operation, errcode, nanos) -> {
    };

    /**
     * A request has ended.
     *
     * @param operation the name as of {@link KfOperation#operationName()}; {@value #GET_TOKEN} for an access token
     * @param errcode   what the platform answered, 0 when all went well; {@code null} when no answer of it came
     * @param nanos     how long it took, from asking for a connection to the end of the answer
     */
    void called(String operation, Integer errcode, long nanos);
}
