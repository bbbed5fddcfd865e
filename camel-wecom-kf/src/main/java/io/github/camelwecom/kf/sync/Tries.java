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
 * How often a message was tried, and what for it failed.
 */
final class Tries {

    private int failures;
    private int own;
    private int setbacks;
    private boolean begun;
    private long throughAtBlame;

    /** How often its route failed. */
    int failures() {
        return failures;
    }

    /** Whether it failed and was not forgiven since. */
    boolean isFailing() {
        return failures > 0;
    }

    /** How often of these the message itself was to blame. */
    int own() {
        return own;
    }

    /** How often something else than its route failed. */
    int setbacks() {
        return setbacks;
    }

    /** How many messages of its type got through since it was blamed last, or handed out first. */
    long throughSince(long through) {
        return through - throughAtBlame;
    }

    /** It is being handed out. */
    void begin(long through) {
        if (!begun) {
            begun = true;
            throughAtBlame = through;
        }
    }

    /** Its route failed, and so did others: nobody is to blame. */
    void failed() {
        failures++;
    }

    /** Its route failed, and others got through. */
    void blamed(long through) {
        failures++;
        own++;
        throughAtBlame = through;
    }

    void setback() {
        setbacks++;
    }

    /** It gets all its tries anew. */
    void forgive() {
        failures = 0;
        own = 0;
        setbacks = 0;
        begun = false;
    }
}
