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

import io.github.camelwecom.kf.sandbox.journal.Entry;

/** What is said of one API call besides its answer; written while it is performed, under the corp's lock. */
public final class CallNote {

    private Entry.About about = Entry.About.NOBODY;
    private long cause;
    private String why = "";

    CallNote() {
    }

    /** Begins a new call. */
    public void clear() {
        about = Entry.About.NOBODY;
        cause = 0;
        why = "";
    }

    void concerns(KfAccount account, Customer customer) {
        about = new Entry.About(account.openKfId(), customer.externalUserId());
        cause = account.conversationWith(customer).lastCustomerLine();
    }

    void cameOf(KfAccount account, long line) {
        about = new Entry.About(account.openKfId(), about.externalUserId());
        cause = line;
    }

    void because(String reason) {
        why = reason;
    }

    public Entry.About about() {
        return about;
    }

    /** Number of the line the call came of; 0 when unknown. */
    public long cause() {
        return cause;
    }

    public String why() {
        return why;
    }
}
