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

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The corp's accounts. */
public final class Accounts {

    /** Of a certified corp (doc/96404). */
    private static final int MAX_ACCOUNTS = 5000;
    private static final int OPEN_KFID_MAX_BYTES = 64;
    private static final String DEFAULT_ACCOUNT_NAME = "客服";

    private final Ids ids;
    private final Directory directory;
    private final Rules rules;
    private final Map<String, KfAccount> accounts = new LinkedHashMap<>();

    Accounts(Ids ids, Directory directory, Rules rules) {
        this.rules = rules;
        this.ids = ids;
        this.directory = directory;
    }

    /** The accounts in the order they were opened. */
    public List<KfAccount> all() {
        return List.copyOf(accounts.values());
    }

    /** The account opened first; opens one if there is none. */
    public KfAccount first() {
        return accounts.values().stream().findFirst().orElseGet(() -> named(DEFAULT_ACCOUNT_NAME));
    }

    /** The account of that name; opens one if there is none. */
    public KfAccount named(String name) {
        return accounts.values().stream().filter(account -> account.name().equals(name)).findFirst()
                .orElseGet(() -> open(name));
    }

    /** Opens an account; several may have the same name. */
    public KfAccount open(String name) {
        if (accounts.size() == MAX_ACCOUNTS) {
            throw new KfRefusal(KfErrcode.ACCOUNT_COUNT_LIMIT, "at most " + MAX_ACCOUNTS);
        }
        return add(ids.openKfId(), name);
    }

    /**
     * The account of that id, from now on of that name; opens one if there is none.
     *
     * @throws KfRefusal when the platform would give no such id
     */
    public KfAccount withId(String openKfId, String name) {
        if (!isWellFormed(openKfId)) {
            throw new KfRefusal(KfErrcode.INVALID_OPEN_KFID, "'" + openKfId + "' must be wk and then letters, digits, _ or -");
        }
        KfAccount account = find(openKfId).orElseGet(() -> add(openKfId, name));
        account.rename(name);
        return account;
    }

    private KfAccount add(String openKfId, String name) {
        KfAccount account = new KfAccount(openKfId, name, directory, rules);
        accounts.put(openKfId, account);
        return account;
    }

    /** Closes an account for good; its messages can no longer be pulled. */
    public void close(KfAccount account) {
        if (accounts.size() == 1) {
            throw new KfRefusal(KfErrcode.ACCOUNT_COUNT_LIMIT, "at least one account must remain");
        }
        accounts.remove(account.openKfId());
    }

    /** The account of that id, whether the calling app may manage it or not. */
    public KfAccount get(String openKfId) {
        KfAccount account = accounts.get(openKfId);
        if (account == null) {
            throw new KfRefusal(isWellFormed(openKfId) ? KfErrcode.OPEN_KFID_NOT_EXIST : KfErrcode.INVALID_OPEN_KFID);
        }
        return account;
    }

    private static boolean isWellFormed(String openKfId) {
        return openKfId.matches("(wk|kf)[0-9a-zA-Z_-]+") && openKfId.length() <= OPEN_KFID_MAX_BYTES;
    }

    /** The account of that id, unless it was closed. */
    Optional<KfAccount> find(String openKfId) {
        return Optional.ofNullable(accounts.get(openKfId));
    }

    /** The account of that id, if the calling app may manage it. */
    public KfAccount managed(String openKfId) {
        KfAccount account = get(openKfId);
        if (!account.isManaged()) {
            throw new KfRefusal(KfErrcode.ACCOUNT_NOT_AUTHORISED);
        }
        return account;
    }

    public void setManaged(Collection<String> openKfIds, boolean managed) {
        openKfIds.forEach(openKfId -> accounts.get(openKfId).setManaged(managed));
    }

    List<KfAccount.Saved> saved() {
        return accounts.values().stream().map(KfAccount::saved).toList();
    }

    void restore(List<KfAccount.Saved> saved, Customers customers) {
        saved.forEach(one -> add(one.openKfId(), one.name()).restore(one, customers));
    }
}
