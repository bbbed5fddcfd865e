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

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every test that waits look often whether it can go on. Awaitility looks ten times a second, and thousands of
 * waits that end in a few milliseconds would take a tenth of a second each.
 */
public final class FrequentLooks implements BeforeAllCallback {

    private static final Duration PAUSE = Duration.ofMillis(10);

    @Override
    public void beforeAll(ExtensionContext test) {
        Awaitility.setDefaultPollInterval(PAUSE);
    }
}
