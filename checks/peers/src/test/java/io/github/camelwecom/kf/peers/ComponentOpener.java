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

import java.time.Duration;

import io.github.camelwecom.kf.callback.CallbackCredentials;
import io.github.camelwecom.kf.callback.CallbackOpener;
import io.github.camelwecom.kf.callback.CallbackRules;
import io.github.camelwecom.kf.sandbox.KfSandbox;

/** The component's end of the callback cryptography. */
public final class ComponentOpener {

    private static final CallbackRules OF_ANY_AGE
            = new CallbackRules(CallbackRules.DEFAULT_MAX_BODY_SIZE, Duration.ZERO, true);

    private ComponentOpener() {
    }

    /** Opens what is sealed for the corp of this sandbox, whenever that was. */
    public static CallbackOpener of(KfSandbox sandbox) {
        return of(sandbox, OF_ANY_AGE);
    }

    /** As an application has it that sets no options. */
    public static CallbackOpener ofNow(KfSandbox sandbox) {
        return of(sandbox, CallbackRules.DEFAULT);
    }

    private static CallbackOpener of(KfSandbox sandbox, CallbackRules rules) {
        return new CallbackOpener(
                new CallbackCredentials(sandbox.token(), sandbox.encodingAesKey(), sandbox.corpId()), rules, sandbox.clock());
    }
}
