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

/**
 * What came of one check.
 *
 * @param check     the check
 * @param title     its name in the language of the report
 * @param state     how it ended
 * @param diagnosis what was found; {@code null} where all is well or nothing was checked
 * @param text      the same for people
 * @param remedy    what to do; empty where nothing is to be done
 */
public record Finding(Check check, String title, State state, Diagnosis diagnosis, String text, String remedy) {
}
