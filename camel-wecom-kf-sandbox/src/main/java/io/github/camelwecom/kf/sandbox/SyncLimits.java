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

import io.github.camelwecom.kf.sandbox.api.CallsInFlight;
import io.github.camelwecom.kf.sandbox.corp.CorpGuard;

/**
 * How often sync_msg may be called, all accounts of the corp together. The platform does not publish its limits: calls
 * are always counted, but none is refused until a limit is set.
 */
public final class SyncLimits {

    /** What the platform's staff say in the developers' forum. */
    private static final int TOKENLESS_CALLS_IN_A_MINUTE = 10;
    /** What developers report. */
    private static final int CALLS_AT_ONCE = 5;

    private final CorpGuard corp;
    private final CallsInFlight inFlight;

    SyncLimits(CorpGuard corp, CallsInFlight inFlight) {
        this.corp = corp;
        this.inFlight = inFlight;
    }

    /**
     * The limits that the platform is said to have: 10 calls in a minute without a good callback token, 5 calls at
     * once.
     */
    public SyncLimits asReported() {
        return tokenlessCallsInAMinute(TOKENLESS_CALLS_IN_A_MINUTE).callsAtOnce(CALLS_AT_ONCE);
    }

    /**
     * More calls within a minute, by the sandbox's clock, whose callback token is missing or wrong, and all such calls
     * are refused with 45009 for a minute. Calls with a good token are free.
     */
    public SyncLimits tokenlessCallsInAMinute(int calls) {
        corp.tell(known -> known.logReader().tokenlessCalls().limitTo(calls));
        return this;
    }

    /** More calls in flight are refused with 45033. */
    public SyncLimits callsAtOnce(int calls) {
        inFlight.limitTo(calls);
        return this;
    }

    /**
     * How many calls with a missing or wrong callback token came, refused or not, in the minute that had most of them.
     */
    public int mostTokenlessCallsInAMinute() {
        return corp.ask(known -> known.logReader().tokenlessCalls().mostInAMinute());
    }

    /** How many calls were in flight, refused or not, when there were most of them. */
    public int mostCallsAtOnce() {
        return inFlight.most();
    }
}
