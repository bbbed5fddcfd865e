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
package io.github.camelwecom.kf.progress.repository;

import io.github.camelwecom.kf.progress.ProgressLines;

/**
 * What the version before stored of an account's messages: words such as <code>1 started:m1 done:m2</code>.
 */
final class FormerMessages {

    private static final String FORMAT = "1";
    private static final String STARTED = "started:";
    private static final String DONE = "done:";

    private FormerMessages() {
    }

    static boolean wrote(String value) {
        return FORMAT.equals(value) || value.startsWith(FORMAT + " ");
    }

    /**
     * @throws IllegalArgumentException when it is damaged
     */
    static void read(String value, ProgressLines into) {
        String[] words = value.split(" ");
        for (int i = 1; i < words.length; i++) {
            readMessage(words[i], into);
        }
    }

    private static void readMessage(String word, ProgressLines into) {
        if (word.startsWith(STARTED)) {
            into.started(word.substring(STARTED.length()));
        } else if (word.startsWith(DONE)) {
            into.done(word.substring(DONE.length()));
        } else {
            throw new IllegalArgumentException("is no message");
        }
    }
}
