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
package io.github.camelwecom.kf.fuzz;

/**
 * Code that reads what comes from outside, together with what must hold of it for any input.
 */
@FunctionalInterface
public interface FuzzTarget {

    /**
     * Reads one input.
     *
     * @return                  what became of it in a word, such as the check that refused it
     * @throws RuntimeException whatever the code throws that is not its documented refusal: a finding
     * @throws AssertionError   if something that must hold does not: a finding
     */
    String take(byte[] input);
}
