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
package io.github.camelwecom.kf.peers;

import io.github.camelwecom.kf.sandbox.KfSandbox;
import io.github.camelwecom.kf.sandbox.KfSandboxBuilder;
import io.github.camelwecom.kf.sandbox.callback.CallbackSealer;
import org.junit.jupiter.api.AfterEach;

/** A sandbox for each test, to which a peer is connected. */
public abstract class PeerTestSupport {

    protected final KfSandbox sandbox;

    protected PeerTestSupport() {
        this(KfSandbox.builder());
    }

    protected PeerTestSupport(KfSandboxBuilder settings) {
        sandbox = settings.start();
    }

    @AfterEach
    void closeSandbox() {
        sandbox.close();
    }

    /** The sandbox's end of the callback cryptography. */
    protected final CallbackSealer sealer() {
        return new CallbackSealer(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId());
    }
}
