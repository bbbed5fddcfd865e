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

import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.KfAccount;
import io.github.camelwecom.kf.sandbox.corp.KfErrcode;

/** A customer service account of the sandbox's corp. */
public final class SandboxAccount {

    private final String openKfId;
    private final CorpGuard corp;
    private final CallbackDesk callbacks;

    SandboxAccount(KfAccount account, CorpGuard corp, CallbackDesk callbacks) {
        this.openKfId = account.openKfId();
        this.corp = corp;
        this.callbacks = callbacks;
    }

    public String openKfId() {
        return openKfId;
    }

    public String name() {
        return corp.ask(known -> in(known).name());
    }

    /**
     * Puts an item into the account's message log exactly as it is, however strange, without any callback: what
     * sync_msg would return of the future, or of a platform having a bad day.
     *
     * @param  itemJson                 a JSON object, or any other JSON value
     * @return                          its {@code msgid}, empty if it has none
     * @throws IllegalArgumentException when the text is not JSON
     */
    public String append(String itemJson) {
        return corp.ask(known -> known.logWriter().append(in(known), Json.parse(itemJson)));
    }

    /**
     * Puts items into the message log that take room on a page of sync_msg but are not shown: pages come short or empty
     * although there is more, and a full one has more behind it although nothing follows.
     */
    public void appendHidden(int items) {
        corp.tell(known -> known.logWriter().appendHidden(in(known), items));
    }

    /** As {@link #forgetCursors(int)}, with 40058. */
    public void forgetCursors() {
        forgetCursors(KfErrcode.INVALID_PARAMETER.code());
    }

    /** From now on sync_msg refuses the cursors given out so far with this errcode; the platform documents none. */
    public void forgetCursors(int errcode) {
        corp.tell(known -> known.logReader().forgetCursors(in(known), errcode));
    }

    /** Sends the callback that says there is news at this account, whether there is or not. */
    public void announce() {
        callbacks.announce(corp.ask(this::in));
    }

    /** A token as callbacks carry it, good for sync_msg at this account for ten minutes. */
    public String newCallbackToken() {
        return corp.ask(known -> known.logReader().issueCallbackToken(in(known)));
    }

    /** Itself, as the corp knows it now: a snapshot puts another corp in its place. */
    KfAccount in(Corp known) {
        return known.accounts().get(openKfId);
    }

    @Override
    public String toString() {
        return name() + " (" + openKfId() + ")";
    }
}
