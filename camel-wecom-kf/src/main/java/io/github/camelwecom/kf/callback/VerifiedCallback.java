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

import java.nio.charset.StandardCharsets;

import io.github.camelwecom.kf.model.callback.CallbackNotice;

/**
 * The text of a callback that passed every check, as the platform encrypted it, and whom it was addressed to. Only now
 * is it read.
 */
record VerifiedCallback(String receiveId, byte[] text) {

    /**
     * The text of a verification of the URL, to be given back.
     *
     * @throws CallbackRefusedException if it is a notice: signature and encryption do not tell one from the other, so
     *                                  who overheard a notice could have it decrypted here
     */
    byte[] echo() {
        String echo = Margins.strip(string());
        if (echo.startsWith("<") || echo.startsWith("{")) {
            throw new CallbackRefusedException(CallbackRefusal.ECHO);
        }
        return text;
    }

    /**
     * @throws CallbackRefusedException if the text is not that of a notice
     */
    CallbackNotice notice() {
        return CallbackParser.parse(string());
    }

    private String string() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
