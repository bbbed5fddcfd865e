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
package io.github.camelwecom.kf.sync;

import java.util.concurrent.atomic.AtomicReference;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.SyncMsgReply;
import io.github.camelwecom.kf.model.SyncMsgRequest;

/**
 * Asks the platform for the pages of one account, with the latest callback's token as long as that is accepted.
 */
final class PageSource {

    /** The callback's token is expired or wrong (doc/90313). */
    private static final Integer INVALID_MSG_TOKEN = 95007;

    private final KfClient client;
    private final String openKfId;
    private final SyncSettings settings;
    private final AtomicReference<String> callbackToken = new AtomicReference<>();

    PageSource(KfClient client, String openKfId, SyncSettings settings) {
        this.client = client;
        this.openKfId = openKfId;
        this.settings = settings;
    }

    /** Every page asked with a fresh token is free of the strict limit that calls without token have (doc/94699). */
    void freshToken(String token) {
        callbackToken.set(token);
    }

    Page pull(String cursor) {
        String token = callbackToken.get();
        try {
            return ask(cursor, token);
        } catch (WecomKfException e) {
            if (token == null || !INVALID_MSG_TOKEN.equals(e.getErrcode())) {
                throw e;
            }
            // a newer callback may have brought a newer token meanwhile: only the refused one goes
            callbackToken.compareAndSet(token, null);
            return ask(cursor, callbackToken.get());
        }
    }

    private Page ask(String cursor, String token) {
        SyncMsgReply reply = client.syncMsg(
                new SyncMsgRequest(openKfId, cursor, token, settings.pageSize(), settings.voiceFormat()));
        return new Page(cursor, reply.msgList(), reply.nextCursor(), reply.hasMore());
    }
}
