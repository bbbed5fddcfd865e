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
package io.github.camelwecom.kf.doctor;

import java.util.List;
import java.util.Optional;

import io.github.camelwecom.kf.model.AccountListReply.Account;

/** Whether there are accounts that the app may read. */
final class AccountsCheck {

    /** {@code null} when all are to be read. */
    private final String openKfId;
    private final List<Account> accounts;

    AccountsCheck(String openKfId, List<Account> accounts) {
        this.openKfId = openKfId;
        this.accounts = accounts;
    }

    void examine(Chart chart) {
        if (accounts.isEmpty()) {
            chart.found(Diagnosis.NO_ACCOUNT);
        } else if (openKfId == null) {
            examineAll(chart);
        } else {
            examineOne(chart);
        }
    }

    private void examineAll(Chart chart) {
        long managed = accounts.stream().filter(AccountsCheck::isManaged).count();
        if (managed == 0) {
            chart.found(Diagnosis.NO_ACCOUNT_MANAGED, Integer.toString(accounts.size()));
        } else {
            chart.fine(Check.ACCOUNTS, Long.toString(managed), Integer.toString(accounts.size()));
        }
    }

    private void examineOne(Chart chart) {
        Optional<Account> account = accounts.stream().filter(one -> openKfId.equals(one.openKfId())).findFirst();
        if (account.isEmpty()) {
            chart.found(Diagnosis.ACCOUNT_UNKNOWN, openKfId);
        } else if (!isManaged(account.get())) {
            chart.found(Diagnosis.ACCOUNT_NOT_MANAGED, openKfId);
        } else {
            chart.fine(Check.ACCOUNTS, "1", Integer.toString(accounts.size()));
        }
    }

    /** Component apps are not told. */
    private static boolean isManaged(Account account) {
        return !Boolean.FALSE.equals(account.managePrivilege());
    }
}
