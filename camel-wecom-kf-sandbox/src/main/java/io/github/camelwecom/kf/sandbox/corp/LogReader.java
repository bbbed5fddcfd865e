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
package io.github.camelwecom.kf.sandbox.corp;

import java.time.Clock;
import java.util.Map;

/** Reads an account's log page by page, with and without the tokens that callbacks carry (doc/94670). */
public final class LogReader {

    private final Clock clock;
    private final CallbackTokens callbackTokens;
    private final TokenlessCalls tokenlessCalls;
    private final CallNote note;

    LogReader(Clock clock, Ids ids, Rules rules, CallNote note) {
        this.note = note;
        this.clock = clock;
        this.callbackTokens = new CallbackTokens(clock, ids, rules);
        this.tokenlessCalls = new TokenlessCalls(clock);
    }

    public String issueCallbackToken(KfAccount account) {
        return issueCallbackToken(account, 0);
    }

    /** @param cause number of the line that is announced; 0 for none */
    public String issueCallbackToken(KfAccount account, long cause) {
        return callbackTokens.issue(account.openKfId(), cause);
    }

    /** Number of the line that was announced with this token; 0 when unknown. */
    public long causeOf(String token) {
        return callbackTokens.causeOf(token);
    }

    public TokenlessCalls tokenlessCalls() {
        return tokenlessCalls;
    }

    /**
     * A page of the account's log.
     *
     * @param token  from a callback; empty for none
     * @param cursor empty for the beginning
     */
    public MessageLog.Page page(KfAccount account, String token, String cursor, int limit) {
        boolean announced = callbackTokens.isGood(token, account.openKfId());
        note.cameOf(account, callbackTokens.causeOf(token));
        note.because(announced ? "with a good callback token" : "without a good callback token");
        if (!announced) {
            tokenlessCalls.another();
            CallbackTokens.requireNone(token);
        }
        callbackTokens.used(token);
        MessageLog.Page page = account.log().page(cursor, limit, clock.instant());
        note.because(page.items().size() + " messages, has_more " + (page.hasMore() ? 1 : 0) + ", with"
                     + (announced ? "" : "out") + " a good callback token");
        return page;
    }

    /** From now on the cursors given out for the account so far are refused with this errcode. */
    public void forgetCursors(KfAccount account, int errcode) {
        account.log().forgetCursors(errcode);
    }

    Map<String, CallbackTokens.Grant> saved() {
        return callbackTokens.saved();
    }

    void restore(Map<String, CallbackTokens.Grant> saved) {
        callbackTokens.restore(saved);
    }
}
