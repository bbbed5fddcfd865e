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
/**
 * Inputs that nobody would think of, for everything that reads what comes from outside. Here lives what every target
 * shares: the kept inputs, the bounds, the fuzzer. The targets live in the packages of what they fuzz, which is
 * package-private there.
 */
package io.github.camelwecom.kf.fuzz;
