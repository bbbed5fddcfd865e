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
package io.github.camelwecom.kf.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Answer of account/list (doc/94661). A page with fewer accounts than the limit is the last one.
 *
 * @param errcode     0 when the call succeeded
 * @param errmsg      the platform's text for it
 * @param accountList the accounts; never {@code null}
 * @param raw         the answer as received
 */
public record AccountListReply(int errcode, String errmsg, List<Account> accountList,
        JsonNode raw) implements KfReply {
    public AccountListReply {
        accountList = Absent.asEmpty(accountList);
    }

    @Override
    public String toString() {
        return "AccountListReply[errcode=" + errcode + ", accounts=" + accountList.size() + "]";
    }

    /**
     * A KF account.
     *
     * @param openKfId        its id
     * @param name            its name, as customers see it
     * @param avatar          address of its picture
     * @param managePrivilege whether the calling app may manage it, send and receive; not told to component apps
     */
    public record Account(@JsonProperty("open_kfid") String openKfId, String name, String avatar, Boolean managePrivilege) {
    }
}
