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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The codes that are out and unused. Unknown, used and expired ones are refused alike: the platform documents no code.
 */
final class EventCodes {

    private final Clock clock;
    private final Ids ids;
    private final Rules rules;
    private final Map<String, EventCode> open = new HashMap<>();

    EventCodes(Clock clock, Ids ids, Rules rules) {
        this.rules = rules;
        this.clock = clock;
        this.ids = ids;
    }

    String issue(EventCode.Kind kind, KfAccount account, Customer customer) {
        Instant now = clock.instant();
        open.values().removeIf(code -> !now.isBefore(code.expiry()));
        SessionState state = account.conversationWith(customer).state(now);
        EventCode issued = new EventCode(ids.eventCode(), kind, account, customer, state, now.plus(kind.lifetime()));
        open.put(issued.code(), issued);
        return issued.code();
    }

    /** The code, if a message of this type may be sent with it now. */
    EventCode check(String code, String msgType) {
        EventCode found = open.get(code);
        Instant now = clock.instant();
        if (found == null || !now.isBefore(found.expiry())) {
            throw rules.refusal(Rule.BAD_CODE, "code is unknown, used or expired");
        }
        if (!found.kind().allows(msgType)) {
            throw new KfRefusal(KfErrcode.INVALID_MESSAGE_TYPE, "not allowed with this code");
        }
        boolean sameState = found.account().conversationWith(found.customer()).state(now) == found.issuedIn();
        if (found.kind() != EventCode.Kind.WELCOME && !sameState) {
            throw new KfRefusal(KfErrcode.SESSION_STATE_INVALID, "no longer in the state the code was issued in");
        }
        return found;
    }

    void use(EventCode code) {
        open.remove(code.code());
    }

    List<Saved> saved() {
        return open.values().stream().map(code -> new Saved(
                code.code(), code.kind(), code.account().openKfId(), code.customer().externalUserId(), code.issuedIn(),
                code.expiry())).toList();
    }

    void restore(List<Saved> saved, Accounts accounts, Customers customers) {
        for (Saved one : saved) {
            accounts.find(one.account()).ifPresent(account -> open.put(one.code(), new EventCode(
                    one.code(), one.kind(), account, customers.meet(one.customer()), one.issuedIn(), one.expiry())));
        }
    }

    record Saved(
            String code, EventCode.Kind kind, String account, String customer, SessionState issuedIn, Instant expiry) {

        @Override
        public String toString() {
            return "Saved[" + kind + "]";
        }
    }
}
