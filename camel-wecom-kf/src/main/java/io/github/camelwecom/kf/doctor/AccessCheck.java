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

import java.util.ArrayList;
import java.util.List;

import io.github.camelwecom.kf.client.KfClient;
import io.github.camelwecom.kf.client.WecomKfException;
import io.github.camelwecom.kf.model.AccountListReply.Account;
import io.github.camelwecom.kf.model.AccountListRequest;

/** Whether the platform lets the app in: an access token, and with it the list of accounts. */
final class AccessCheck {

    /** Twice what a corp may have. */
    private static final int MOST_PAGES = 100;

    private final SetUp setUp;
    private final KfClient client;

    AccessCheck(SetUp setUp, KfClient client) {
        this.setUp = setUp;
        this.client = client.withoutRepetition();
    }

    void examine(Chart chart) {
        try {
            client.accessTokenProvider().accessToken();
            chart.fine(Check.TOKEN);
            List<Account> accounts = accounts();
            chart.fine(Check.TRUSTED_IP);
            chart.fine(Check.EDITION);
            chart.fine(Check.PERMISSION);
            new AccountsCheck(setUp.openKfId(), accounts).examine(chart);
        } catch (WecomKfException e) {
            new Refusal(e, setUp).writeTo(chart);
        } catch (RuntimeException e) {
            // of the user's own access token provider
            chart.found(Diagnosis.TOKEN_PROVIDER_FAILED, e.getClass().getName());
        }
    }

    private List<Account> accounts() {
        List<Account> all = new ArrayList<>();
        List<Account> page;
        int pages = 0;
        do {
            page = client.accountList(new AccountListRequest(all.size(), AccountListRequest.MAX_LIMIT)).accountList();
            all.addAll(page);
            pages++;
        } while (page.size() == AccountListRequest.MAX_LIMIT && pages < MOST_PAGES);
        return all;
    }
}
