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
package io.github.camelwecom.kf.model.callback;

import java.time.Instant;
import java.util.List;

/**
 * The set of accounts the app may manage through the API has changed (<code>kf_account_auth_change</code>, doc/97712).
 *
 * @param corpId     the corp the callback is for (<code>ToUserName</code>), <code>null</code> if absent
 * @param createTime when the platform made the callback, to the second, <code>null</code> if absent
 * @param added      <code>open_kfid</code> of accounts the app may manage from now on, empty if none
 * @param removed    <code>open_kfid</code> of accounts the app may no longer manage, empty if none
 * @param raw        the decrypted text, XML or JSON as received; not for logs
 */
public record KfAccountAuthChange(String corpId, Instant createTime, List<String> added, List<String> removed, String raw)
        implements
            CallbackNotice {

    public KfAccountAuthChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    @Override
    public String toString() {
        return "KfAccountAuthChange[corpId=" + corpId + ", createTime=" + createTime + ", added=" + added + ", removed="
               + removed + "]";
    }
}
