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
package io.github.camelwecom.kf.model.callback;

import java.time.Instant;

/**
 * What one callback of the platform says, after its signature, encryption and receiver were verified. A notice
 * announces that something happened; the messages themselves are pulled with sync_msg (doc/94699).
 */
public sealed interface CallbackNotice permits KfMsgOrEvent, KfAccountAuthChange, OtherNotice {

    /**
     * Id of the corp the callback is for (<code>ToUserName</code>), or <code>null</code> if the callback names none.
     */
    String corpId();

    /**
     * When the platform created the callback, to the second, or <code>null</code> if the callback does not say.
     */
    Instant createTime();

    /**
     * The decrypted text, XML or JSON as the platform sent it. It can carry tokens and customers' words: not for logs.
     */
    String raw();
}
