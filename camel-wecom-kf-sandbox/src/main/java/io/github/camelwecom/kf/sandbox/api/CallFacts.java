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
package io.github.camelwecom.kf.sandbox.api;

import java.time.Duration;

import io.github.camelwecom.kf.sandbox.corp.CallNote;
import io.github.camelwecom.kf.sandbox.corp.KfRefusal;
import io.github.camelwecom.kf.sandbox.journal.ApiCall;
import io.github.camelwecom.kf.sandbox.journal.Entry;

/**
 * What people want to know of a call besides question and answer.
 *
 * @param about whom it concerns
 * @param cause number of the chat line it came of; 0 when unknown
 * @param why   the sandbox's own reason
 */
record CallFacts(Entry.About about, long cause, String why) {

    static final CallFacts UNKNOWN = new CallFacts(Entry.About.NOBODY, 0, "");

    static CallFacts of(CallNote note) {
        return new CallFacts(note.about(), note.cause(), note.why());
    }

    static CallFacts of(CallNote note, KfRefusal refusal) {
        return new CallFacts(note.about(), note.cause(), refusal.getMessage());
    }

    Entry entry(long number, String method, ApiCall call, KfFault fault, Duration duration) {
        Integer errcode = call.errcode();
        String result = errcode == null ? fault.name().isEmpty() ? "a file" : fault.name() : errcode.toString();
        boolean good = fault.name().isEmpty() && (errcode == null || errcode == 0);
        String reason = fault.name().isEmpty() ? why : "fault ordered: " + fault.name();
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        return new Entry(
                number, call.time(), Entry.Kind.CALL, call.operation(), result, good, duration, reason, cause, about,
                new Entry.Message(method + " /cgi-bin/" + call.operation() + query, call.request(), ""),
                new Entry.Message(result, call.reply(), ""));
    }
}
