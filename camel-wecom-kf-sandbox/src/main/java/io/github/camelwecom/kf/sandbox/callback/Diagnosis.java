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
package io.github.camelwecom.kf.sandbox.callback;

/**
 * What became of an attempt to reach the application, for people.
 *
 * @param finding one word for it, the same in every version, such as {@code not-served}
 * @param meaning what it means
 * @param remedy  what to do; empty when nothing is to be done
 */
public record Diagnosis(String finding, String meaning, String remedy) {

    /** Both in one line. */
    String inOneLine() {
        return remedy.isEmpty() ? meaning : meaning + ": " + remedy;
    }
}
