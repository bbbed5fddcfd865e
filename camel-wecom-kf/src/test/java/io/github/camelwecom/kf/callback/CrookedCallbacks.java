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
package io.github.camelwecom.kf.callback;

/**
 * Encrypted texts that the platform would not make, for those outside this package: right in all but one thing.
 */
public final class CrookedCallbacks {

    private final CallbackSealer sealer;

    public CrookedCallbacks(String token, String encodingAesKey, String receiveId) {
        this.sealer = new CallbackSealer(new CallbackCredentials(token, encodingAesKey, receiveId));
    }

    /** Ends with these padding bytes. */
    public String paddedWith(byte... padding) {
        return sealer.sealPaddedWith(padding);
    }

    /** Ends with <code>count</code> padding bytes of this value. */
    public String paddedWith(int value, int count) {
        return sealer.sealPaddedWith(CallbackSealer.filled(count, value));
    }

    /** Says <code>length</code> where the length of the message belongs. */
    public String withLength(String message, int length) {
        return sealer.seal(message, length);
    }

    /** Has no room for a length. */
    public String paddingAlone() {
        return sealer.encrypt(new byte[0], CallbackSealer.filled(32, 32));
    }
}
