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

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.model.message.SyncMsgReply;
import io.github.camelwecom.kf.model.message.SyncMsgRequest;

/**
 * Asks the platform for the pages of one account. Each call is made once: whether and when it is made again is the
 * lane's decision.
 */
final class PageSource {

    /** The callback's token is expired or wrong (doc/90313). */
    private static final Integer INVALID_MSG_TOKEN = 95007;
    /** A token is good for 10 minutes (doc/94699), counted from before it reached us. */
    private static final long TOKEN_LIFE = Duration.ofMinutes(9).toNanos();

    private final KfClient client;
    private final String openKfId;
    private final SyncSettings settings;
    private final LongSupplier nanoTime;
    private final AtomicReference<CallbackToken> latest = new AtomicReference<>();

    /**
     * @param client makes each call once
     */
    PageSource(KfClient client, String openKfId, SyncSettings settings, LongSupplier nanoTime) {
        this.client = client;
        this.openKfId = openKfId;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Every page asked with a fresh token is free of the strict limit that calls without token have (doc/94699). */
    void freshToken(String token) {
        if (token != null) {
            latest.set(new CallbackToken(token, nanoTime.getAsLong()));
        }
    }

    /** The token of the latest callback as long as it is good, else null. */
    String token() {
        CallbackToken token = latest.get();
        return token == null || nanoTime.getAsLong() - token.receivedAt() > TOKEN_LIFE ? null : token.value();
    }

    /**
     * Whether the platform refused the call for its token; then that is not used again. A newer callback may have
     * brought a newer one meanwhile, which stays.
     *
     * @param errcode of the refusal, null when there was none
     */
    boolean dropsToken(String token, Integer errcode) {
        if (token == null || !INVALID_MSG_TOKEN.equals(errcode)) {
            return false;
        }
        latest.updateAndGet(current -> current != null && current.value().equals(token) ? null : current);
        return true;
    }

    /**
     * @param cursor null for the oldest message that the platform keeps
     * @param token  null for none
     */
    Page pull(String cursor, String token) {
        SyncMsgReply reply = client.syncMsg(
                new SyncMsgRequest(openKfId, cursor, token, settings.pageSize(), settings.voiceFormat()));
        return Page.of(cursor, reply.msgList(), reply.nextCursor(), reply.hasMore());
    }

    private record CallbackToken(String value, long receivedAt) {

        @Override
        public String toString() {
            return "CallbackToken[receivedAt=" + receivedAt + "]";
        }
    }
}
