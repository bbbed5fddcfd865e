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
package io.github.camelwecom.kf.watch;

import java.time.Instant;
import java.util.Date;
import java.util.function.Function;

import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;

import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.sync.Incident;

/**
 * What JMX and the dev console tell of each account.
 */
public enum AccountFact {

    OPEN_KF_ID("openKfId", "The account", SimpleType.STRING, AccountReport::openKfId),
    STATUS("status", "starting, reading, failing, held, full, unreadable, taken by another reader, or released",
           SimpleType.STRING, account -> account.status().name()),
    PROBLEM("problem", "Why it is not read", SimpleType.STRING, account -> description(account.problem())),
    LAG("lagSeconds", "Seconds since the oldest message was sent that was fetched and is not processed yet",
        SimpleType.LONG, account -> account.lag().toSeconds()),
    IN_FLIGHT("inFlight", "Messages in the route", SimpleType.INTEGER, AccountReport::inFlight),
    FAILING("failingCustomers", "Customers whose next message failed and is tried again later", SimpleType.INTEGER,
            AccountReport::failing),
    KEPT("kept", "Messages kept because others were read on without them", SimpleType.INTEGER, AccountReport::kept),
    PARKED("parked", "Messages set aside because they failed as often as they may", SimpleType.INTEGER,
           account -> account.parked().size()),
    PARKED_SINCE("parkedSince", "When the first of them was", SimpleType.DATE,
                 account -> account.parked().isEmpty() ? null : account.parked().get(0).at()),
    PARKED_REASON("parkedReason", "Why the first of them failed", SimpleType.STRING,
                  account -> account.parked().isEmpty() ? null : account.parked().get(0).reason()),
    LAST_PULL("lastPull", "When the platform answered a pull last", SimpleType.DATE, AccountReport::lastPull),
    LAST_ERROR("lastError", "What went wrong last, over or not", SimpleType.STRING,
               account -> description(account.lastError())),
    LAST_ERROR_TIME("lastErrorTime", "When it did", SimpleType.DATE,
                    account -> account.lastError() == null ? null : account.lastError().at()),
    PAGES("pages", "Pages of messages fetched", SimpleType.LONG, account -> account.counts().pages()),
    MESSAGES("messages", "Messages processed", SimpleType.LONG, account -> account.counts().messages()),
    REDELIVERED("redelivered", "How often a message was handed out again", SimpleType.LONG,
                account -> account.counts().redelivered()),
    SKIPPED("skipped", "Messages given up, because of onExhausted=skip", SimpleType.LONG,
            account -> account.counts().skipped()),
    OVERTAKEN("overtaken", "Messages that counted as processed because their answer was no longer the bot's to give",
              SimpleType.LONG, account -> account.counts().overtaken());

    private final String key;
    private final String description;
    private final OpenType<?> type;
    private final Function<AccountReport, Object> value;

    AccountFact(String key, String description, OpenType<?> type, Function<AccountReport, Object> value) {
        this.key = key;
        this.description = description;
        this.type = type;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public String description() {
        return description;
    }

    OpenType<?> type() {
        return type;
    }

    /** Of that type; null when there is none. */
    Object openValue(AccountReport account) {
        Object fact = value.apply(account);
        return fact instanceof Instant instant ? Date.from(instant) : fact;
    }

    /** Text or a number; null when there is none. */
    public Object jsonValue(AccountReport account) {
        Object fact = value.apply(account);
        return fact instanceof Instant instant ? instant.toString() : fact;
    }

    private static String description(Incident incident) {
        return incident == null ? null : incident.description();
    }
}
