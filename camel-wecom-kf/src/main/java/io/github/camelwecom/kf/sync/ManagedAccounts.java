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
package io.github.camelwecom.kf.sync;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.camelwecom.kf.client.ErrorCategory;
import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply.Account;
import io.github.camelwecom.kf.model.AccountListRequest;
import io.github.camelwecom.kf.model.FromOutside;
import io.github.camelwecom.kf.progress.AccountInUseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the engine serve every account that the platform lets our credentials manage. Callbacks tell when accounts come
 * and go; because callbacks get lost, and some applications take none, the platform is asked now and then as well.
 */
public final class ManagedAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(ManagedAccounts.class);
    /** Largest page of account/list; a page that is not full is the last (doc/94661). */
    private static final int PAGE_SIZE = 100;
    /** Ten times what a corp can have (doc/94662). */
    private static final int MOST_ACCOUNTS = 50_000;
    /** So often at most unknown accounts of callbacks have the platform asked. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_UNKNOWN = 1000;
    private static final String NONE = "The platform shows no account that this app may manage. In the WeCom console, under"
                                       + " 微信客服 > API, let this app call the API (可调用接口的应用) and manage accounts"
                                       + " (通过API管理微信客服账号)";

    private final KfClient client;
    private final PullEngine engine;
    private final LaneThreads threads;
    private final MessageHandler handler;
    private final InstantSource clock;
    private final Duration interval;
    private final AtomicBoolean lookingUp = new AtomicBoolean();
    private final Setbacks lookUps;
    private final Map<String, AccountReport> notServed = new ConcurrentHashMap<>();
    /** Tokens of callbacks that named accounts which are not known yet. */
    private final Map<String, String> unknown = new ConcurrentHashMap<>();
    private final AtomicBoolean askingForUnknown = new AtomicBoolean();
    /** Accounts that are about to be served: there may be thousands. */
    private volatile Set<String> coming = Set.of();
    private volatile boolean known;
    private volatile Incident none;

    public ManagedAccounts(KfClient client, PullEngine engine, SyncSettings settings, LaneThreads threads,
                           MessageHandler handler) {
        this.client = client;
        this.engine = engine;
        this.threads = threads;
        this.handler = handler;
        this.clock = settings.clock();
        this.interval = settings.safetyNetInterval();
        this.lookUps = new Setbacks("Looking up the accounts to serve", settings.outage(), clock);
    }

    /**
     * Whether the platform told us yet which accounts there are.
     */
    public boolean areKnown() {
        return known;
    }

    /**
     * Why the accounts are not known, or none is there to serve; null as long as nothing goes wrong.
     */
    public Incident problem() {
        Incident failing = lookUps.ongoing();
        return failing == null ? none : failing;
    }

    /**
     * The accounts that we may manage, but that cannot be served.
     */
    public List<AccountReport> reports() {
        return List.copyOf(notServed.values());
    }

    /**
     * Looks up the accounts, and again whenever callbacks may have been lost. Returns at once.
     */
    public void serveAll() {
        threads.every(interval, Duration.ZERO, this::lookUpUnlessUnderWay);
    }

    /**
     * The platform gave or took accounts. Returns at once.
     */
    public void lookUpAgain() {
        lookUpUnlessUnderWay();
    }

    private void lookUpUnlessUnderWay() {
        if (lookingUp.compareAndSet(false, true) && !threads.now(this::lookUp)) {
            lookingUp.set(false);
        }
    }

    /**
     * The platform gave us an account. Returns at once.
     */
    public void serve(String openKfId) {
        threads.now(() -> tryToServe(openKfId));
    }

    /**
     * The platform announced news of an account that is not served. One that is new is served once the platform shows
     * it among those that we may manage; for any other nothing is done. Returns at once.
     *
     * @return false when another reader has the account, so that these news are not for us
     */
    public boolean news(String openKfId, String callbackToken) {
        AccountReport report = notServed.get(openKfId);
        if (report != null) {
            serve(openKfId);
            return report.status() != AccountStatus.TAKEN;
        }
        if (unknown.size() < MOST_UNKNOWN) {
            unknown.put(openKfId, callbackToken == null ? "" : callbackToken);
        }
        if (coming.contains(openKfId)) {
            serve(openKfId);
        } else if (askingForUnknown.compareAndSet(false, true)) {
            lookUpUnlessUnderWay();
            threads.later(UNKNOWN_PAUSE, this::askForUnknown);
        }
        return true;
    }

    private void askForUnknown() {
        askingForUnknown.set(false);
        if (!unknown.isEmpty()) {
            lookUpUnlessUnderWay();
        }
    }

    /**
     * The platform took an account from us.
     */
    public void release(String openKfId) {
        notServed.remove(openKfId);
        engine.release(openKfId);
    }

    private void lookUp() {
        try {
            Set<String> asked = Set.copyOf(unknown.keySet());
            follow(listManaged());
            announceUnknown(asked);
            known = true;
            lookUps.over();
            lookingUp.set(false);
        } catch (RuntimeException | Error e) {
            // whatever went wrong, accounts that are never looked up again would not be served
            Setback setback = lookUps.another(e);
            threads.later(setback.pause(), this::lookUp);
            setback.tell(handler);
        }
    }

    private Listing listManaged() {
        // what a callback gives us from now on need not be in the list
        Set<String> servedBefore = engine.served();
        Map<String, Boolean> listed = new LinkedHashMap<>();
        List<Account> page;
        boolean news;
        int offset = 0;
        do {
            requireEnd(offset);
            page = client.accountList(new AccountListRequest(offset, PAGE_SIZE)).accountList();
            int before = listed.size();
            page.forEach(account -> listed.merge(account.openKfId(), isManaged(account), Boolean::logicalOr));
            news = listed.size() > before;
            offset += PAGE_SIZE;
        } while (page.size() == PAGE_SIZE && news);
        listed.values().removeIf(isManaged -> !isManaged);
        listed.keySet().removeIf(openKfId -> !isId(openKfId));
        return new Listing(servedBefore, listed.keySet());
    }

    private static void requireEnd(int offset) {
        if (offset > MOST_ACCOUNTS) {
            throw new WecomKfException(
                    "accountList", ErrorCategory.RETRYABLE,
                    "the platform lists account after account: " + offset + " were read, and there is no end", null);
        }
    }

    private void follow(Listing listing) {
        serveAll(listing.come());
        listing.gone().forEach(this::release);
        notServed.keySet().retainAll(listing.managed());
        tellIfNone(listing.managed().isEmpty());
    }

    private void serveAll(List<String> openKfIds) {
        coming = Set.copyOf(openKfIds);
        try {
            engine.lastActiveFirst(openKfIds).stream().sorted(calledBackFirst()).forEach(this::tryToServe);
        } finally {
            coming = Set.of();
        }
    }

    private Comparator<String> calledBackFirst() {
        Set<String> calledBack = Set.copyOf(unknown.keySet());
        return Comparator.comparing(openKfId -> !calledBack.contains(openKfId));
    }

    private void tellIfNone(boolean isNone) {
        if (isNone && none == null) {
            LOG.warn(NONE);
        }
        none = isNone ? new Incident(clock.instant(), NONE, null) : null;
    }

    /** What is served now has its news; what is not there is forgotten. */
    private void announceUnknown(Set<String> asked) {
        asked.forEach(this::announceUnknown);
    }

    private void announceUnknown(String openKfId) {
        String token = unknown.remove(openKfId);
        if (token != null) {
            engine.news(openKfId, token.isEmpty() ? null : token);
        }
    }

    /** Where the platform does not say, as to apps of some kinds, the call shows whether we may. */
    private static boolean isManaged(Account account) {
        return !Boolean.FALSE.equals(account.managePrivilege());
    }

    /** It would be a file's name, and stand in logs and figures. */
    private static boolean isId(String openKfId) {
        boolean is = FromOutside.id(openKfId) != null;
        if (!is) {
            LOG.warn("The platform shows an account without an open_kfid of visible ASCII characters; it is not served");
        }
        return is;
    }

    private void tryToServe(String openKfId) {
        try {
            engine.serve(openKfId);
            notServed.remove(openKfId);
            // its callback may have come first
            announceUnknown(openKfId);
        } catch (AccountInUseException e) {
            notServed(openKfId, AccountStatus.TAKEN, e);
        } catch (IllegalStateException | UncheckedIOException e) {
            notServed(openKfId, AccountStatus.UNREADABLE, e);
        }
    }

    /** The others are served all the same. */
    private void notServed(String openKfId, AccountStatus status, RuntimeException reason) {
        Incident problem = new Incident(clock.instant(), reason.getMessage(), null);
        if (notServed.put(openKfId, AccountReport.notServed(openKfId, status, problem)) == null) {
            LOG.warn("Account {} is not served: {}", openKfId, problem.description());
        }
    }

    /**
     * @param servedBefore the accounts that were served when the platform was asked
     * @param managed      those that it said we may manage
     */
    private record Listing(Set<String> servedBefore, Set<String> managed) {

        List<String> come() {
            return managed.stream().filter(account -> !servedBefore.contains(account)).toList();
        }

        Stream<String> gone() {
            return servedBefore.stream().filter(account -> !managed.contains(account));
        }
    }
}
