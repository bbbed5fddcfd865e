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

import java.util.function.BiFunction;

import io.github.camelwecom.kf.sandbox.callback.CallbackDesk;
import io.github.camelwecom.kf.sandbox.corp.Corp;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;
import io.github.camelwecom.kf.sandbox.corp.Json;
import io.github.camelwecom.kf.sandbox.corp.ServicerDesk;
import io.github.camelwecom.kf.sandbox.corp.ServicerStatus;

/**
 * A servicer at one account, who works in the WeCom client, played by a test. Whatever the servicer does is in the
 * account's message log when the method returns, its msgid being the result; the callback goes out in the background.
 * What the WeCom client would not offer, such as ending a colleague's session, is an {@link IllegalStateException}.
 */
public final class SandboxServicer {

    private final String userId;
    private final SandboxAccount account;
    private final CorpGuard corp;
    private final CallbackDesk callbacks;
    private final boolean announced;

    SandboxServicer(String userId, SandboxAccount account, CorpGuard corp, CallbackDesk callbacks, boolean announced) {
        this.userId = userId;
        this.account = account;
        this.corp = corp;
        this.callbacks = callbacks;
        this.announced = announced;
    }

    public String userId() {
        return userId;
    }

    /** The same person, who serves at this account, too. */
    public SandboxServicer worksAt(SandboxAccount other) {
        corp.tell(known -> other.in(known).servicers().employ(userId));
        return new SandboxServicer(userId, other, corp, callbacks, announced);
    }

    /** The same servicer, whose callbacks are all lost on the way. */
    public SandboxServicer unannounced() {
        return new SandboxServicer(userId, account, corp, callbacks, false);
    }

    /** Takes the customer from the queue (service_state 2). */
    public String picksUp(SandboxCustomer customer) {
        return acts((desk, known) -> desk.pickUp(customer.in(known)));
    }

    /** Writes a text to the customer; a session that has ended is re-entered by that. */
    public String says(SandboxCustomer customer, String text) {
        return acts((desk, known) -> desk.write(customer.in(known), "text", Json.object().put("content", text)));
    }

    /**
     * Sends the customer a message of any type.
     *
     * @param  bodyJson                 the object named like the type
     * @throws IllegalArgumentException when {@code bodyJson} is not a JSON object
     */
    public String sends(SandboxCustomer customer, String msgType, String bodyJson) {
        return acts((desk, known) -> desk.write(customer.in(known), msgType, Json.parseObject(bodyJson)));
    }

    public String transfers(SandboxCustomer customer, SandboxServicer colleague) {
        return acts((desk, known) -> desk.transfer(customer.in(known), colleague.userId()));
    }

    public String ends(SandboxCustomer customer) {
        return acts((desk, known) -> desk.end(customer.in(known)));
    }

    /** Takes a session that has ended or that a colleague has. */
    public String reenters(SandboxCustomer customer) {
        return acts((desk, known) -> desk.reenter(customer.in(known)));
    }

    /** Takes back a message written to the customer. */
    public String recalls(SandboxCustomer customer, String msgId) {
        return acts((desk, known) -> desk.recall(customer.in(known), msgId));
    }

    /** Announces that the customer's messages are rejected; the sandbox lets them through all the same. */
    public String rejects(SandboxCustomer customer) {
        return acts((desk, known) -> desk.rejectMessages(customer.in(known), true));
    }

    public String acceptsAgain(SandboxCustomer customer) {
        return acts((desk, known) -> desk.rejectMessages(customer.in(known), false));
    }

    /** Takes sessions from now on, as every servicer does at first. */
    public String receives() {
        return acts((desk, known) -> desk.changeStatus(ServicerStatus.RECEIVING));
    }

    /** Takes no more sessions. */
    public String stops() {
        return acts((desk, known) -> desk.changeStatus(ServicerStatus.STOPPED));
    }

    /** Takes no sessions for a while. */
    public String suspends() {
        return acts((desk, known) -> desk.changeStatus(ServicerStatus.SUSPENDED));
    }

    private String acts(BiFunction<ServicerDesk, Corp, String> action) {
        String msgId = corp.ask(known -> action.apply(known.servicerDesk(account.in(known), userId), known));
        if (announced) {
            callbacks.announce(corp.ask(account::in));
        }
        return msgId;
    }

    @Override
    public String toString() {
        return userId;
    }
}
