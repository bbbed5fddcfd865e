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
package io.github.camelwecom.kf;

import java.util.Random;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The seed of a test's random choices: another one in each run, unless a system property gives it. It is printed, and a
 * failure ends with it.
 */
final class Seed implements TestExecutionExceptionHandler {

    private final String property;
    private final long value;

    /** @param property such as <code>crash.seed</code> */
    Seed(String property) {
        this.property = property;
        this.value = Long.getLong(property, new Random().nextLong());
        System.out.println(this);
    }

    Random random() {
        return new Random(value);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
        throw new AssertionError(failure + System.lineSeparator() + this, failure);
    }

    @Override
    public String toString() {
        return "Random choices of this run: -D" + property + "=" + value;
    }
}
