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

import java.util.Arrays;
import java.util.List;

/**
 * What the official text leaves open. Each is decided by default in the way that most speaks for, and can be decided
 * otherwise, so that an application can be tried against the platform either way.
 */
public enum Rule {

    END_FROM_EVERY_STATE("endFromEveryState", true,
                         "An API client may end a session from states 0, 1 and 2, too, not only from 3.",
                         "doc/94698 names the end only for state 3, and says elsewhere that the corp ends sessions by API."),
    QUEUE_TO_ASSISTANT("queueToAssistant", false,
                       "An API client may take a session back from the queue: 2 to 1.",
                       "Not in the table of doc/94698; a published bot does it and expects success."),
    SERVICER_TO_QUEUE("servicerToQueue", false,
                      "An API client may put a servicer's session into the queue: 3 to 2.",
                      "Not in the table of doc/94698, whose picture of the transitions nobody has transcribed."),
    STATE_TO_ITSELF("stateToItself", false,
                    "An API client may change a session to the state it is in, 3 to the same servicer included.",
                    "Not in the table of doc/94698; a bot that says 1 twice meets it."),
    SESSION_AGES_FROM_ITS_BEGINNING("sessionAgesFromItsBeginning", false,
                                    "A session is over 48 hours after it began, not after the customer's last message.",
                                    "doc/94698: what happens within 48 hours of a consultation is one session; the text of 95031 speaks of the last."),
    ON_EVENT_COUNTS("onEventCounts", false,
                    "What send_msg_on_event sends counts towards the five messages.",
                    "doc/96428 gives it a count of its own and does not say that the other one goes on."),
    CALLBACK_TOKEN_FOR_ANY_ACCOUNT("callbackTokenForAnyAccount", false,
                                   "A callback's token is good for sync_msg at every account.",
                                   "doc/94670 does not say whose it is."),
    CALLBACK_TOKEN_ONCE("callbackTokenOnce", false,
                        "A callback's token is good for one call of sync_msg, not for ten minutes.",
                        "doc/94670 says ten minutes; published clients use it for all pages."),
    EVENTS_WITH_MSGID("eventsWithMsgid", true,
                      "Events in sync_msg have a msgid.",
                      "The samples of doc/94699 have none, what was seen on the wire has."),
    EMPTY_CURSOR_WITHOUT_NEWS("emptyCursorWithoutNews", false,
                              "next_cursor is empty when nothing is new.",
                              "doc/94670 does not say that it is always there."),
    REPEATED_MSGID("repeatedMsgid", 40058,
                   "The errcode for a msgid used before; with 0 it is answered like the first time, and nothing is sent.",
                   "doc/96427 says that it must be unique, else an error, and not which."),
    BAD_CODE("badCode", 40058,
             "The errcode for a code of send_msg_on_event that is unknown, used or expired.",
             "doc/96428 names none."),
    BAD_CURSOR("badCursor", 40058,
               "The errcode for a cursor that is not one of the account's; with 0 sync_msg begins with the oldest message.",
               "doc/94670 names none.");

    private final String key;
    private final Kind kind;
    private final int byDefault;
    private final String meaning;
    private final String doubt;

    Rule(String key, boolean byDefault, String meaning, String doubt) {
        this(key, Kind.YES_OR_NO, byDefault ? 1 : 0, meaning, doubt);
    }

    Rule(String key, int byDefault, String meaning, String doubt) {
        this(key, Kind.ERRCODE, byDefault, meaning, doubt);
    }

    Rule(String key, Kind kind, int byDefault, String meaning, String doubt) {
        this.key = key;
        this.kind = kind;
        this.byDefault = byDefault;
        this.meaning = meaning;
        this.doubt = doubt;
    }

    /** As options, files and the HTTP API call it. */
    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** Where the official text is silent, and what speaks for either way. */
    public String doubt() {
        return doubt;
    }

    /** {@code true} or {@code false}, or an errcode. */
    public String defaultValue() {
        return text(byDefault);
    }

    /** Whether its values are yes and no; else they are errcodes. */
    public boolean isYesOrNo() {
        return kind == Kind.YES_OR_NO;
    }

    int byDefault() {
        return byDefault;
    }

    String text(int value) {
        return isYesOrNo() ? Boolean.toString(value == 1) : Integer.toString(value);
    }

    /** @throws IllegalArgumentException when it is none of this rule's values */
    int parse(String value) {
        if (isYesOrNo() ? !List.of("true", "false").contains(value) : !value.matches("-?\\d{1,9}")) {
            throw new IllegalArgumentException(
                    key + " is '" + value + "', must be " + (isYesOrNo() ? "true or false" : "an errcode"));
        }
        return isYesOrNo() ? Boolean.parseBoolean(value) ? 1 : 0 : Integer.parseInt(value);
    }

    /** @throws IllegalArgumentException when there is no such rule */
    public static Rule of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + key + "' is no rule, there are " + Arrays.stream(values()).map(Rule::key).toList()));
    }

    private enum Kind {
        YES_OR_NO,
        ERRCODE
    }
}
