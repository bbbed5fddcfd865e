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
package io.github.camelwecom.kf.benchmark.trial;

import java.util.Arrays;
import java.util.List;

/**
 * One of those that are compared.
 *
 * @param name      tells it apart in the report
 * @param trial     what it does
 * @param arguments of the trial
 * @param jvm       what its JVM needs
 */
public record Contender(String name, Class<? extends Trial> trial, List<String> arguments, Jvm jvm) {

    public static Contender of(String name, Class<? extends Trial> trial, Object... arguments) {
        return new Contender(name, trial, Arrays.stream(arguments).map(Object::toString).toList(), Jvm.PLAIN);
    }

    public Contender in(Jvm other) {
        return new Contender(name, trial, arguments, other);
    }
}
