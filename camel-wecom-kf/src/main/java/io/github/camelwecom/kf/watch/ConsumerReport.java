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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.database.ReaderReport;
import io.github.camelwecom.kf.progress.Parking;
import io.github.camelwecom.kf.sync.AccountReport;
import io.github.camelwecom.kf.sync.AccountStatus;
import io.github.camelwecom.kf.sync.DeliveryCounts;
import io.github.camelwecom.kf.sync.Incident;
import io.github.camelwecom.kf.sync.ManagedAccounts;
import io.github.camelwecom.kf.sync.PullEngine;

/**
 * How the reading of all accounts of a consumer stands at a moment.
 *
 * @param accounts      sorted by their ids
 * @param accountsKnown whether it is known which accounts there are to read
 * @param lookUpProblem why that cannot be found out, or none is there, {@code null} as long as nothing goes wrong
 * @param callback      when a callback came last, {@code null} when none did since the route was started
 * @param unannounced   how many messages were found that no callback had announced
 * @param sharing       how it reads by turns with those of other nodes, {@code null} when it reads by itself
 */
public record ConsumerReport(
        List<AccountReport> accounts, boolean accountsKnown, Incident lookUpProblem, Instant callback, long unannounced,
        SharingReport sharing) {

    public static final ConsumerReport STOPPED = new ConsumerReport(List.of(), false, null, null, 0, null);

    /** @param managed null when the consumer reads one account */
    public static ConsumerReport of(PullEngine engine, ManagedAccounts managed) {
        List<AccountReport> accounts = new ArrayList<>(engine.reports());
        if (managed != null) {
            accounts.addAll(managed.reports());
        }
        accounts.sort(Comparator.comparing(AccountReport::openKfId));
        return new ConsumerReport(
                List.copyOf(accounts), managed == null || managed.areKnown(), managed == null ? null : managed.problem(),
                engine.lastCallback(), engine.unannounced(), null);
    }

    /** The same, of a consumer that reads by turns with those of other nodes. */
    public ConsumerReport sharedBy(SharingReport nodes) {
        return new ConsumerReport(accounts, accountsKnown, lookUpProblem, callback, unannounced, nodes);
    }

    /** Which of several nodes reads; empty where that is not known, or nobody else could. */
    public Optional<ReaderReport> reader() {
        return Optional.ofNullable(sharing).flatMap(SharingReport::reader);
    }

    /** Whether another node reads, and this one would if that did not. */
    public boolean isStandby() {
        return sharing != null && sharing.isStandby();
    }

    /** Those that are, or should be, read here. */
    public List<AccountReport> served() {
        return accounts.stream().filter(account -> account.status().isOurs()).toList();
    }

    public List<AccountReport> inTrouble() {
        return accounts.stream().filter(account -> account.status().needsAttention()).toList();
    }

    public List<AccountReport> accounts(AccountStatus status) {
        return accounts.stream().filter(account -> account.status() == status).toList();
    }

    /** A process that reads no account is not to be sent callbacks. */
    private boolean isLeftToOthers() {
        return !accounts.isEmpty() && accounts.stream().allMatch(account -> account.status() == AccountStatus.TAKEN);
    }

    /** Whether the platform answered which accounts there are, and the pull of one of them; or answers another node. */
    public boolean hasBegun() {
        List<AccountReport> served = served();
        return isStandby() || accountsKnown
                && (served.isEmpty() || served.stream().anyMatch(account -> account.status() != AccountStatus.STARTING));
    }

    /** Why messages are not read; empty as long as they are. */
    public Optional<String> problem() {
        if (sharing != null && sharing.problem().isPresent()) {
            return sharing.problem().map(reason -> "It is not known which node reads: " + reason);
        }
        if (lookUpProblem != null) {
            return Optional.of((accountsKnown ? "" : "The accounts to serve are not known: ") + lookUpProblem.description());
        }
        if (isLeftToOthers()) {
            return Optional.of("Every account is read by another route or process");
        }
        List<AccountReport> inTrouble = inTrouble();
        return inTrouble.stream().findFirst().map(account -> problem(account) + others(inTrouble.size() - 1));
    }

    private static String problem(AccountReport account) {
        return "Account " + account.openKfId() + " is " + account.status().name().toLowerCase(Locale.ROOT) + ": "
               + account.problem().description();
    }

    private static String others(int count) {
        return count == 0 ? "" : " (Accounts that need attention besides: " + count + ")";
    }

    /** The failed call of the platform that is the problem; empty when there is none, or when it is something else. */
    public Optional<WecomKfException> failure() {
        return Stream.concat(Stream.ofNullable(lookUpProblem), inTrouble().stream().map(AccountReport::problem))
                .findFirst().map(Incident::failure);
    }

    /** The longest of all accounts. */
    public Duration lag() {
        return accounts.stream().map(AccountReport::lag).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    public int inFlight() {
        return accounts.stream().mapToInt(AccountReport::inFlight).sum();
    }

    public Optional<Instant> lastPull() {
        return accounts.stream().map(AccountReport::lastPull).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    public Optional<Incident> lastError() {
        return Stream.concat(Stream.ofNullable(lookUpProblem), accounts.stream().map(AccountReport::lastError))
                .filter(Objects::nonNull).max(Comparator.comparing(Incident::at));
    }

    public DeliveryCounts counts() {
        return accounts.stream().map(AccountReport::counts).reduce(DeliveryCounts.NONE, DeliveryCounts::plus);
    }

    /** Customers whose next message failed and is tried again later. */
    public int failing() {
        return accounts.stream().mapToInt(AccountReport::failing).sum();
    }

    public int kept() {
        return accounts.stream().mapToInt(AccountReport::kept).sum();
    }

    /** The messages that are set aside, the oldest first. */
    public List<Parking> parked() {
        return accounts.stream().flatMap(account -> account.parked().stream()).sorted(Comparator.comparing(Parking::at))
                .toList();
    }

    /** When a callback came last. */
    public Optional<Instant> lastCallback() {
        return Optional.ofNullable(callback);
    }
}
