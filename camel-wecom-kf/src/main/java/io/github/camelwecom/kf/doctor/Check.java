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

/** What the doctor looks at: first what the application alone decides, then the way to the platform, step by step. */
public enum Check {

    /** Whether the options are there and have the form that the console gives. */
    SETTINGS,
    /** Whether there is a place to keep how far accounts were read. */
    STATE_DIRECTORY,
    /** Whether callbacks come, and are understood. */
    CALLBACK,
    /** Whether the name of the platform, or of the proxy, has an address. */
    DNS,
    /** Whether a proxy lets us through. */
    PROXY,
    /** Whether anybody answers, and whether it is the platform. */
    CONNECTION,
    /** Whether both sides agree on TLS. */
    TLS,
    /** Whether this machine has the time of the platform. */
    CLOCK,
    /** Whether corp id and secret give an access token. */
    TOKEN,
    /** Whether the platform trusts the address of this machine. */
    TRUSTED_IP,
    /** Whether the secret is one of the edition that the corp uses. */
    EDITION,
    /** Whether the app may call the API. */
    PERMISSION,
    /** Whether there are accounts that the app may read. */
    ACCOUNTS
}
