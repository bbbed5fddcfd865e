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
package io.github.camelwecom.kf.sandbox;

import java.time.Instant;

import org.junit.jupiter.api.AfterEach;

/**
 * A sandbox for each test, whose clock stands still unless the test advances it, and a client that calls it.
 */
public abstract class SandboxTestSupport {

    protected final KfSandbox sandbox;
    protected final TestClient client;

    protected SandboxTestSupport() {
        this(KfSandbox.builder().clock(SandboxClock.stoppedAt(Instant.parse("2026-01-01T00:00:00Z"))));
    }

    protected SandboxTestSupport(KfSandboxBuilder settings) {
        sandbox = settings.start();
        client = new TestClient(sandbox);
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }
}
