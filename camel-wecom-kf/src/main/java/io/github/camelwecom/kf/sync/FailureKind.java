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
package io.github.camelwecom.kf.sync;

/**
 * What the failure of a route says about the message that was in it.
 */
public enum FailureKind {

    /** Nothing: a database, a network or the platform is away or busy, and comes back. */
    TEMPORARY,

    /** It may be the message's fault, or that of something that everybody needs. */
    UNCLEAR,

    /** No repetition cures it: the request that the route made of the message cannot be right. */
    PERMANENT,

    /**
     * The answer comes too late, or is somebody else's to give: a servicer serves the customer, the customer got all
     * the messages that the platform allows, the session is over. Repeated later, it would be wrong.
     */
    TOO_LATE
}
