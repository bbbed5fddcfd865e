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
package io.github.camelwecom.kf.fuzz;

import java.util.function.Supplier;

import io.github.camelwecom.kf.callback.CallbackTarget;
import io.github.camelwecom.kf.callback.CallbackTypeTarget;
import io.github.camelwecom.kf.callback.CipherTarget;
import io.github.camelwecom.kf.callback.ContentTarget;
import io.github.camelwecom.kf.callback.EnvelopeTarget;
import io.github.camelwecom.kf.client.MediaAnswerTarget;
import io.github.camelwecom.kf.client.MediaHeaderTarget;
import io.github.camelwecom.kf.client.SyncItemTarget;
import io.github.camelwecom.kf.client.SyncPageTarget;

/**
 * What is fuzzed.
 */
enum Target {

    /** From raw query and body to accepted or refused. */
    CALLBACK(CallbackTarget::new, 47_000, ""),
    /** Bodies with a type of content that means nothing. */
    CALLBACK_TYPE(CallbackTypeTarget::new, 47_000, ""),
    /** The decrypter. */
    CIPHER(CipherTarget::new, 48_000, ""),
    /** The search for the encrypted text in a body that nobody verified yet. */
    ENVELOPE(EnvelopeTarget::new, 64 * 1024, ""),
    /** The XML and JSON parsers of what was decrypted. */
    CONTENT(ContentTarget::new, 64 * 1024, "com.fasterxml.jackson.core.**:com.sun.org.apache.xerces.internal.impl.**"),
    /** A page of sync_msg, from the HTTP answer to the records. */
    SYNC_PAGE(SyncPageTarget::new, 256 * 1024, "com.fasterxml.jackson.core.**"),
    /** The bytes of one of its items, between others. */
    SYNC_ITEM(SyncItemTarget::new, 256 * 1024, "com.fasterxml.jackson.core.**"),
    /** The headers of a downloaded file, of which the customer chose a part. */
    MEDIA_HEADER(MediaHeaderTarget::new, 64 * 1024, "org.apache.hc.core5.http.message.**"),
    /** What comes in answer to a download, headers and all. */
    MEDIA_ANSWER(MediaAnswerTarget::new, 256 * 1024, "org.apache.hc.core5.http.message.**");

    static final String OWN_CODE = "io.github.camelwecom.kf.callback.**:io.github.camelwecom.kf.client.**"
                                   + ":io.github.camelwecom.kf.model.**";

    private final Supplier<FuzzTarget> maker;
    private final int stretchedLength;
    private final String parsers;

    /**
     * @param stretchedLength how long some inputs are made, to see what becomes of the effort; below the bound that
     *                        refuses an input for its size alone
     * @param parsers         classes of others that the fuzzer should find its way through
     */
    Target(Supplier<FuzzTarget> maker, int stretchedLength, String parsers) {
        this.maker = maker;
        this.stretchedLength = stretchedLength;
        this.parsers = parsers;
    }

    BoundedTarget start() {
        return new BoundedTarget(maker.get(), stretchedLength);
    }

    /** The classes whose branches lead the fuzzer, as patterns. */
    String instrumented() {
        return parsers.isEmpty() ? OWN_CODE : OWN_CODE + ":" + parsers;
    }
}
